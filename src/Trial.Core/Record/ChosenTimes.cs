using System.Text.Json.Nodes;

namespace Trial.Core.Record;

//  The times that somebody chose after they signed up, version 1
//
//      canonical JSON {"slots" (by UTF-16 code unit)}
//
//      Hashed as every row beside the record (Detail), with 32 random bytes.  Row and random bytes are in the participant's own row, the
//      latest only, and are erased with it.  No export has them.
//
//  Test vectors: tests/vectors/formats-v1.json, "rows" (the hash)

/// <summary>The times that somebody chose after they signed up.</summary>
/// <param name="Slots">Their ids.</param>
/// <param name="Random">32 random bytes, used once.</param>
public sealed record ChosenTimes(IReadOnlyList<string> Slots, Digest Random)
{
    /// <summary>What the body says of them.</summary>
    public Digest Hash() => new Detail(Random, new JsonObject
    {
        ["slots"] = new JsonArray([.. Slots.Order(StringComparer.Ordinal).Select(slot => (JsonNode)slot)]),
    }).Hash;

    /// <summary>Says what it is, never what it holds.</summary>
    public override string ToString() => "the times that somebody chose";
}
