using Trial.Core.Lottery;

namespace Trial.Core.Ceremony;

/// <summary>What a ceremony ends in, and what a reveal makes again.</summary>
/// <param name="ListKey">PRK.</param>
/// <param name="List">The sealed list.</param>
/// <param name="Entry">The text of the seal entry.</param>
public sealed record SealedStudy(Digest ListKey, SealedList List, string Entry)
{
    /// <summary>Seals a study from its seed.</summary>
    /// <param name="setup">The setup, which commits to the seed and the policy.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="seed">S.</param>
    /// <param name="signature">The announced round's signature; none where the setup has no beacon.</param>
    /// <param name="work">Where the list is made; null for one thing after the other.</param>
    /// <exception cref="ArgumentException">The policy does not fit the setup, or the signature is not of its size.</exception>
    public static SealedStudy Make(Setup setup, Policy policy, Digest seed, byte[] signature, IWork? work = null)
    {
        var beacon = signature.Length == 0 ? [] : Quicknet.Randomness(signature);
        return Open(setup, policy, Lottery.ListKey.Derive(seed, setup.Format(), beacon), signature, work);
    }

    /// <summary>Makes the list again from its key.</summary>
    /// <param name="setup">The setup.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="listKey">PRK.</param>
    /// <param name="signature">The announced round's signature; none where the setup has no beacon.</param>
    /// <param name="work">Where the list is made; null for one thing after the other.</param>
    /// <exception cref="ArgumentException">The policy does not fit the setup.</exception>
    public static SealedStudy Open(Setup setup, Policy policy, Digest listKey, byte[] signature, IWork? work = null)
    {
        var list = SealedList.Make(listKey, setup.Plan(policy), work);
        return new(listKey, list, SealEntry.Format(setup.Hash(), signature, list.Root, setup.Leaves, listKey));
    }

    /// <summary>Says what it is, never what it holds.</summary>
    public override string ToString() => "a sealed list and its key";
}
