using Trial.Core.Log;

namespace Trial.Core.Lottery;

/// <summary>One envelope opened: what it holds, and what shows that it was in the sealed set.</summary>
/// <param name="Stratum">The list it is from.</param>
/// <param name="Number">Its number there, from 1.</param>
/// <param name="Arm">The arm in it.</param>
/// <param name="NPos">The nonce of <paramref name="CPos"/>.</param>
/// <param name="NArm">The nonce of <paramref name="CArm"/>.</param>
/// <param name="CPos">The commitment to stratum and number.</param>
/// <param name="CArm">The commitment to the arm.</param>
/// <param name="LeafIndex">Its place among the sorted leaves, from 0.</param>
/// <param name="Path">The siblings up to the seal, the leaf's first.</param>
public sealed record Opening(
    string Stratum, int Number, Arm Arm, Digest NPos, Digest NArm, Digest CPos, Digest CArm, int LeafIndex, IReadOnlyList<Digest> Path)
{
    /// <summary>Whether the commitments open as said and the leaf is under the seal.</summary>
    public bool IsUnder(Digest root, int leaves) =>
        Envelope.CommitPosition(NPos, Stratum, Number) == CPos
        && Envelope.CommitArm(NArm, Arm) == CArm
        && MerkleTree.CheckInclusion(MerkleTree.LeafHash(new Envelope(CPos, CArm).Leaf()), LeafIndex, leaves, Path, root);

    /// <summary>Says what it is, never what it holds.</summary>
    public override string ToString() => "an opened envelope";
}
