using System.Globalization;

using Trial.Core.Export;
using Trial.Core.Lottery;
using Trial.Core.Record;
using Trial.Core.Verify;

namespace Trial.Core.Report;

/// <summary>One seal, as a report tells of it.</summary>
/// <param name="Setup">Its setup.</param>
/// <param name="Entry">Its seal entry.</param>
/// <param name="Policy">Its design; null before the reveal.</param>
internal sealed record ReportedSeal(Setup Setup, SealEntry Entry, Policy? Policy);

/// <summary>What the methods of a study are written from.</summary>
/// <param name="State">The study.</param>
/// <param name="Seals">Its seals.</param>
/// <param name="Passed">The envelopes that restores passed over.</param>
/// <param name="Restored">The days on which the service was put back.</param>
/// <param name="Confirmed">The dates that the steward said it was, where the clock did not fit.</param>
internal sealed record ReportedLottery(
    StudyState State, IReadOnlyList<ReportedSeal> Seals, IReadOnlyList<Passed> Passed, IReadOnlyList<DateOnly> Restored,
    IReadOnlyList<string> Confirmed)
{
    /// <summary>The first setup: what all seals share.</summary>
    public Setup Setup => Seals[0].Setup;

    /// <summary>The days of restores after which no envelope was passed over.</summary>
    public IReadOnlyList<string> RestoredOnly =>
        [.. Restored.Except(Passed.Select(envelopes => envelopes.On)).Select(Iso.Date)];

    /// <summary>The reveals gave the seeds, and not the list keys alone.</summary>
    public bool GaveSeeds => State.Reveals.Values.All(reveal => reveal is Act.RevealSeed);

    /// <summary>Reads it.</summary>
    /// <param name="files">Those of an audit or a final export in which <see cref="Verification"/> found nothing false.</param>
    public static ReportedLottery Of(ExportFiles files)
    {
        var read = RecordedStudy.Read(files);
        return new(
            read.State,
            [.. read.Seals.Zip(read.Policies, (seal, policy) => new ReportedSeal(seal.Setup, seal.Entry, policy))],
            read.PassedOver,
            read.Restored,
            [.. Looks(files).Where(look => look.What == "clock").Select(look => look.Subject)]);
    }

    /// <summary>The envelopes passed over, each day after a word.</summary>
    public string PassedOver(string on) => string.Join("; ", Passed.GroupBy(envelopes => envelopes.On).Select(restore => string.Create(
        CultureInfo.InvariantCulture, $"{on} {restore.Key:yyyy-MM-dd} {string.Join(", ", restore)}")));

    private static IEnumerable<AccessEntry> Looks(ExportFiles files) =>
        (Lines.Split(files.Whole(AuditExport.Accesses)) ?? []).Select(line => AccessEntry.ParseLine(line.Span)).OfType<AccessEntry>();
}
