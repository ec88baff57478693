using Trial.Core.Lottery;
using Trial.Core.Record;

namespace Trial.Core.Verify;

/// <summary>Computes everything again from a revealed secret, and compares it with what was sealed and drawn.</summary>
internal static class Recomputed
{
    /// <summary>The list key that the seed, the setup and the beacon give.</summary>
    public static Digest KeyOf(SealedFiles seal, Digest seed)
    {
        var signature = Convert.FromHexString(seal.Entry.BeaconSignature);
        return ListKey.Derive(seed, seal.SetupBytes.Span, signature.Length == 0 ? [] : Quicknet.Randomness(signature));
    }

    /// <summary>Why the policy is not the one that the setup commits to; null when it is.</summary>
    public static string? FaultOfDesign(Setup setup, Policy policy, Digest random) =>
        policy.Commitment(random) != setup.Policy ? "the setup commits to another policy"
        : setup.Plan(policy).Faults() is [var first, ..] ? first.ToString()
        : null;

    /// <summary>The list that the key and the policy give, or why it is not the sealed one.</summary>
    /// <param name="seal">The seal.</param>
    /// <param name="key">PRK.</param>
    /// <param name="policy">One in which <see cref="FaultOfDesign"/> found no fault.</param>
    /// <param name="work">Where the list is made.</param>
    public static (SealedList? List, string? Fault) ListOf(SealedFiles seal, Digest key, Policy policy, IWork work)
    {
        if (ListKey.Commitment(key) != seal.Entry.ListKeyCommitment)
        {
            return (null, "the seal entry commits to another list key");
        }

        var list = SealedList.Make(key, seal.Setup.Plan(policy), work);
        return list.Root == seal.Entry.Root ? (list, null) : (null, "the list of this key and policy does not have the root of the seal");
    }

    /// <summary>The first list that a stratum left before its envelopes were used; null when every list was used up.</summary>
    /// <param name="moves">Where strata went on to a later list.</param>
    /// <param name="list">Every list that was left, by the number of its seal.</param>
    public static Finding.False? FaultOfMoves(IEnumerable<Move> moves, Func<int, SealedList> list)
    {
        foreach (var (sequence, stratum, left) in moves)
        {
            if (left.Next <= list(left.Seal).Length(stratum))
            {
                return new(sequence, $"stratum {stratum} leaves seal {left.Seal} before its envelope {left.Next} is used");
            }
        }

        return null;
    }

    /// <summary>The first cohort whose order comes from another key than the list's; null when all come from it.</summary>
    /// <param name="cohorts">Every cohort.</param>
    /// <param name="keys">The list keys, by the hash of their seal entry; a seal without one is left out.</param>
    public static Finding.False? FaultOfCohorts(IEnumerable<DrawnCohort> cohorts, IReadOnlyDictionary<Digest, Digest> keys)
    {
        foreach (var (sequence, seal, cohort) in cohorts)
        {
            if (keys.TryGetValue(seal, out var key) && CohortKey.Of(key, cohort.Stratum, cohort.Number) != cohort.Key)
            {
                return new(sequence, $"cohort {cohort.Number} of stratum {cohort.Stratum} has another key than the list key gives");
            }
        }

        return null;
    }

    /// <summary>Whether each draw is its envelope of its list.</summary>
    /// <param name="draws">The draws with the sequence of each; their envelopes were counted 1, 2, 3 ... by an earlier check.</param>
    /// <param name="lists">Every list by the hash of its seal entry.</param>
    public static Finding CheckDraws(IEnumerable<(int Sequence, Act.Draw Draw)> draws, IReadOnlyDictionary<Digest, SealedList> lists)
    {
        var count = 0;
        foreach (var (sequence, draw) in draws)
        {
            var list = lists[draw.Seal];
            if (draw.Envelope > list.Length(draw.Stratum))
            {
                return new Finding.False(sequence, $"the list of stratum {draw.Stratum} has no envelope {draw.Envelope}");
            }

            var opened = list.Open(draw.Stratum, draw.Envelope);
            if ((opened.Arm, opened.LeafIndex) != (draw.Arm, draw.Leaf))
            {
                return new Finding.False(sequence, $"envelope {draw.Envelope} of stratum {draw.Stratum} of the list differs from the draw");
            }

            count++;
        }

        return new Finding.Verified(count == 1 ? "1 draw matches its list's envelope" : $"{count} draws match the lists' envelopes");
    }
}
