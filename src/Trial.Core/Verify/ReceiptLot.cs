using System.Text.Json.Nodes;
using Trial.Core.Input;
using Trial.Core.Log;
using Trial.Core.Lottery;

namespace Trial.Core.Verify;

/// <summary>The lot that a receipt shows: an opened envelope, and the way from it to the root of its seal.</summary>
/// <param name="Leaf">Its index among the sorted leaves.</param>
/// <param name="CPos">The commitment to its place in the list.</param>
/// <param name="NArm">What opens its arm.</param>
/// <param name="Arm">Its arm.</param>
/// <param name="Path">The siblings, the leaf's first.</param>
internal sealed record ReceiptLot(int Leaf, Digest CPos, Digest NArm, Arm Arm, IReadOnlyList<Digest> Path)
{
    private const int MostSiblings = 31;

    /// <summary>Whether the envelope with this arm is under the seal.</summary>
    public bool IsUnder(SealEntry entry) => Arm != default && MerkleTree.CheckInclusion(
        MerkleTree.LeafHash(new Envelope(CPos, Envelope.CommitArm(NArm, Arm)).Leaf()), Leaf, entry.Leaves, Path, entry.Root);

    /// <summary>Reads it from a receipt; null when it is malformed.</summary>
    public static ReceiptLot? Parse(JsonObject values, Fields fields) =>
        fields.Count("leaf") is { } leaf
        && fields.Digest("cPos") is { } cPos
        && fields.Digest("nArm") is { } nArm
        && fields.Arm("arm") is { } arm
        && values["path"] is JsonArray path
        && Siblings(path) is { } siblings
            ? new ReceiptLot(leaf, cPos, nArm, arm, siblings)
            : null;

    private static List<Digest>? Siblings(JsonArray path)
    {
        var siblings = new List<Digest>();
        foreach (var node in path)
        {
            if (node is not JsonValue value || !value.TryGetValue<string>(out var text) || !Digest.TryParse(text, out var sibling))
            {
                return null;
            }

            siblings.Add(sibling);
        }

        return siblings.Count <= MostSiblings ? siblings : null;
    }

    /// <summary>Says what it is, never what it holds.</summary>
    public override string ToString() => "the lot of a receipt";
}
