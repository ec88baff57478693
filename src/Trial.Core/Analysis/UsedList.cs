using System.Globalization;
using System.Text;

using Trial.Core.Lottery;
using Trial.Core.Record;
using Trial.Core.Verify;

namespace Trial.Core.Analysis;

/// <summary>What was drawn from one stratum of one seal.</summary>
/// <param name="Seal">The seal.</param>
/// <param name="Policy">Its design; null before the reveal.</param>
/// <param name="Stratum">The stratum.</param>
/// <param name="Draws">For each draw its place among all draws of the study and its envelope, in order.</param>
internal sealed record UsedList(SealedFiles Seal, Policy? Policy, string Stratum, (int Place, int Envelope)[] Draws)
{
    private readonly int used = Draws.Max(draw => draw.Envelope);

    /// <summary>Every list that was drawn from.</summary>
    public static UsedList[] All(RecordedStudy study, IReadOnlyList<Participant> drawn) =>
    [
        .. from seal in study.Seals
           from person in drawn.Index()
           where person.Item.Draw.Seal == seal.Hash
           group (person.Index, person.Item.Draw.Envelope) by (seal, person.Item.Draw.Stratum) into part
           select new UsedList(part.Key.seal, study.Policies[part.Key.seal.Number - 1], part.Key.Stratum, [.. part]),
    ];

    /// <summary>A list that could have been, up to the last envelope that was used; only after the reveal.</summary>
    /// <param name="number">Which, from 0.</param>
    /// <param name="seed">What the lists are made from.</param>
    public AllocationList Another(int number, Digest seed)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{number}\n{Seal.Number}");
        var listKey = Digest.Of("trial/v1/reference\n"u8.ToArray(), seed.ToArray(), Encoding.ASCII.GetBytes(name));
        using var key = new StratumKey(ListKey.OfStratum(listKey, Stratum));
        return AllocationList.Make(Policy!, Seal.Setup.Ratio, used, key.Words().Below);
    }
}
