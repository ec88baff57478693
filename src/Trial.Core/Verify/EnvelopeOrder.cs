using System.Globalization;
using Trial.Core.Record;

namespace Trial.Core.Verify;

//  A stratum uses the lowest seal that has it and has envelopes left, 1, 2, 3 ... in each. Only the design tells how many a list has,
//  which is sealed: here a list may be left once its capacity is used, and Recomputed holds each Move against the list itself.
//  A restore may pass over some (the copy that was put back did not know of them), never go back.

/// <summary>The check that no envelope was skipped or used twice, and that no list was left before it was used up.</summary>
/// <param name="seals">The seals of the study.</param>
/// <param name="length">How many envelopes the list of a seal, by its number, has for a stratum; null where it is not revealed.</param>
internal sealed class EnvelopeOrder(IReadOnlyList<SealedFiles> seals, Func<int, string, int?> length) : RecordFold
{
    private readonly List<SealedFiles> recorded = [];
    private readonly Dictionary<string, Cursor> cursors = new(StringComparer.Ordinal);
    private readonly List<Passed> passed = [];
    private readonly List<DateOnly> restored = [];
    private readonly List<Move> moves = [];
    private readonly Dictionary<int, Digest> firstDraws = [];
    private int opened;

    public override string Name => "envelopes";

    /// <summary>The draws that were the first of a later list.</summary>
    public IReadOnlyList<Move> Moves => moves;

    /// <summary>The commitment of the first draw from each seal, by its number.</summary>
    public IReadOnlyDictionary<int, Digest> FirstDraws => firstDraws;

    /// <summary>The envelopes that restores passed over.</summary>
    public IReadOnlyList<Passed> PassedOver => passed;

    /// <summary>The day of each restore.</summary>
    public IReadOnlyList<DateOnly> Restored => restored;

    protected override string Extent =>
        string.Create(CultureInfo.InvariantCulture, $"{opened} opened 1, 2, 3 ... in each stratum")
        + (passed.Count > 0 ? $"; passed over by a restore: {string.Join(", ", passed)}" : "");

    protected override Finding.False? Fault(int index, Entry entry, Digest commitment)
    {
        var reason = entry.Act switch
        {
            Act.Setup setup => Record(setup),
            Act.Restore restore => PassOver(entry.Stamp, restore.Cursors),
            Act.Draw draw => Open(index, draw, commitment),
            _ => null,
        };
        return reason is null ? null : new(index, reason);
    }

    private string? Record(Act.Setup setup)
    {
        recorded.AddRange(seals.Where(seal => seal.Number == setup.Seal && seal.Hash == setup.Entry));
        return null; // another seal than the files' is for the checks after this one
    }

    private string? Open(int index, Act.Draw draw, Digest commitment)
    {
        var (at, stratum) = (At(draw.Stratum), draw.Stratum);
        var seal = recorded.Find(seal => seal.Hash == draw.Seal)?.Number ?? at.Seal; // an unknown one is for the checks after this one
        var expected = seal == at.Seal ? at.Next : 1;
        var left = recorded.Find(earlier => earlier.Number >= at.Seal && earlier.Number < seal && MayHaveMore(earlier, stratum, at));
        if (seal > at.Seal && at.Next > 1)
        {
            moves.Add(new(index, stratum, at));
        }

        opened++;
        firstDraws.TryAdd(seal, commitment);
        cursors[stratum] = new(seal, (int)Math.Min(draw.Envelope + 1L, int.MaxValue)); // no list has so many
        return seal < at.Seal ? $"stratum {stratum} has gone on to seal {at.Seal}"
            : left is not null ? $"stratum {stratum} leaves seal {left.Number} before its envelopes are used"
            : draw.Envelope != expected ? $"envelope {draw.Envelope} of stratum {stratum} where {expected} comes next"
            : null;
    }

    private static bool MayHaveMore(SealedFiles seal, string stratum, Cursor at) =>
        seal.Setup.Strata.Contains(stratum) && (seal.Number == at.Seal ? at.Next : 1) <= seal.Setup.Capacity;

    private Cursor At(string stratum) => cursors.GetValueOrDefault(stratum, Cursor.First);

    private string? PassOver(Stamp restore, IReadOnlyDictionary<string, Cursor> to)
    {
        restored.Add(restore.At);
        foreach (var stratum in to.Keys.Union(cursors.Keys).Order(StringComparer.Ordinal).ToList())
        {
            var (from, next) = (At(stratum), to.GetValueOrDefault(stratum, Cursor.First));
            if (cursors.ContainsKey(stratum) && next.IsBefore(from))
            {
                return $"it would open envelopes of stratum {stratum} a second time";
            }

            passed.AddRange(recorded
                .Where(seal => seal.Setup.Strata.Contains(stratum))
                .SelectMany(seal => Between(restore, stratum, seal, from, next)));
            cursors[stratum] = next;
        }

        return null;
    }

    // Those of one seal, from the first that is not used to the last before the other cursor, or of a list that is left, to its end:
    // the last block may run on past the capacity, and how far only the list itself tells.
    private IEnumerable<Passed> Between(Stamp restore, string stratum, SealedFiles seal, Cursor from, Cursor to)
    {
        var first = seal.Number == from.Seal ? from.Next : 1;
        var last = seal.Number < to.Seal ? length(seal.Number, stratum) : to.Next - 1;
        return seal.Number >= from.Seal && seal.Number <= to.Seal && !(first > last)
            ? [new Passed(restore.At, stratum, seal.Number, first, last, first > seal.Setup.Capacity)]
            : [];
    }
}

/// <summary>A stratum went on to a later list.</summary>
/// <param name="Sequence">Of the first draw from it.</param>
/// <param name="Stratum">Which.</param>
/// <param name="Left">Where it stood in the earlier list.</param>
internal readonly record struct Move(int Sequence, string Stratum, Cursor Left);

/// <summary>Envelopes that a restore passed over.</summary>
/// <param name="On">The date of the restore.</param>
/// <param name="Stratum">Whose.</param>
/// <param name="Seal">From 1.</param>
/// <param name="First">The first of them.</param>
/// <param name="Last">The last of them; null for all that the list has from there on.</param>
/// <param name="IsPastCapacity">Where the last is not known, there may be none: the list need not have so many.</param>
internal readonly record struct Passed(DateOnly On, string Stratum, int Seal, int First, int? Last, bool IsPastCapacity)
{
    /// <summary>As <c>A 4-5</c>, <c>A 4 of seal 2</c> or <c>A 4 and all after it</c>.</summary>
    public override string ToString()
    {
        var to = Last is null ? " and all after it" + (IsPastCapacity ? " (where the list has them)" : "")
            : Last == First ? ""
            : string.Create(CultureInfo.InvariantCulture, $"-{Last}");
        return string.Create(CultureInfo.InvariantCulture, $"{Stratum} {First}{to}{(Seal == 1 ? "" : $" of seal {Seal}")}");
    }
}
