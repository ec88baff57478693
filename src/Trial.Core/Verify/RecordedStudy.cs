using Trial.Core.Export;
using Trial.Core.Lottery;
using Trial.Core.Record;

namespace Trial.Core.Verify;

/// <summary>A study as an export's record tells it, for reports.</summary>
/// <param name="State">The study at its end.</param>
/// <param name="Seals">Its seals, in order.</param>
/// <param name="Policies">The design of each; null before the reveal.</param>
/// <param name="PassedOver">The envelopes that restores passed over.</param>
/// <param name="Restored">The days on which the service was put back.</param>
/// <param name="Referred">When the people who waited for their lot signed up.</param>
/// <param name="Seating">What tells where people sat, each with its sequence and day.</param>
internal sealed record RecordedStudy(
    StudyState State,
    IReadOnlyList<SealedFiles> Seals,
    IReadOnlyList<Policy?> Policies,
    IReadOnlyList<Passed> PassedOver,
    IReadOnlyList<DateOnly> Restored,
    IReadOnlyDictionary<ParticipantId, Stamp> Referred,
    IReadOnlyList<(int Sequence, Act Act, DateOnly On)> Seating)
{
    /// <summary>Reads it.</summary>
    /// <param name="files">Those of an audit or a final export in which <see cref="Verification"/> found nothing false.</param>
    public static RecordedStudy Read(ExportFiles files)
    {
        SealedFiles[] seals =
            [.. Enumerable.Range(1, ExportNames.SealsIn(files.Names)).Select(number => SealedFiles.Read(number, files).Seal!)];
        var acts = new OrderOfActs(StudyState.Empty, files.Work, seals);
        var envelopes = new EnvelopeOrder(seals, OpenedLists.Lengths(files, seals));
        RecordChecks.Read(new LongFiles(files), [envelopes, acts]);
        return new(
            (StudyState)acts.State,
            seals,
            [.. seals.Select(seal => Policy(seal.Number, files))],
            envelopes.PassedOver,
            envelopes.Restored,
            acts.Referred,
            acts.Seating);
    }

    private static Policy? Policy(int seal, ExportFiles files) =>
        FinalExport.PolicyName(seal) is var name && files.Has(name) ? FinalExport.ParsePolicy(files.Whole(name))?.Policy : null;
}
