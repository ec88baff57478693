using Trial.Core.Export;
using Trial.Core.Log;
using Trial.Core.Lottery;

namespace Trial.Core.Verify;

/// <summary>
/// The checks of an audit: the seals, the record, that each envelope opens under its seal, and the rows beside the record.
/// </summary>
/// <param name="files">The files of an audit or a final export.</param>
/// <param name="facts">What reading them found.</param>
/// <param name="ed25519">Verifies one kind of signature.</param>
internal sealed class AuditChecks(ExportFiles files, AuditFacts facts, VerifyEd25519 ed25519)
{
    /// <summary>The checks in their order; each may rely on those before it.</summary>
    public IEnumerable<Check> Run()
    {
        yield return new("setups", facts.SealFiles);
        yield return facts.Leaves;
        foreach (var check in facts.Course)
        {
            yield return check;
        }

        yield return new("seals", CheckSealsOfRecord());
        yield return facts.Openings;
        yield return new("dummies key", CheckDummiesKey());
        yield return new("accesses", facts.Accesses.Finding);
        yield return facts.Rows ?? new("rows", new Finding.NotChecked("this export was made without them"));
        yield return NoteCheck.Run(files, facts.Seals[0].Setup, Kind, facts.Bodies, facts.Accesses.Count, ed25519);
        if (facts.Beginnings is { } beginnings)
        {
            yield return beginnings;
        }
    }

    private string Kind => ExportNames.KindOf(files.Names) is ExportKind.Final ? ExportNote.FinalKind : ExportNote.AuditKind;

    /// <summary>What no published entry vouches for yet. Only for a record whose checks found nothing false.</summary>
    /// <param name="log">What the log holds of this record.</param>
    public Check CheckTail(LogContents.Known log)
    {
        var published = facts.Acts.Days.FindLastIndex(day => !log.Waiting.Contains(day.Commitment));
        var bodies = facts.Bodies - log.Records;
        var looks = facts.Accesses.Count - (published < 0 ? 0 : facts.Accesses.AtDays[published]);
        string[] tail = [.. Last(bodies, "body", "bodies"), .. Last(looks, "look", "looks")];
        var (are, them) = bodies + looks == 1 ? ("is", "it") : ("are", "them");
        return new("published", tail.Length == 0
            ? new Finding.Verified("the log holds every body, and with them every look")
            : new Finding.NotChecked(
                $"{string.Join(" and ", tail)} {are} not in the published log yet, so a cut after {them} would not show"));
    }

    private static IEnumerable<string> Last(int count, string one, string many) =>
        count == 0 ? [] : [count == 1 ? $"the last {one}" : $"the last {count} {many}"];

    private Finding CheckSealsOfRecord()
    {
        var setups = facts.Acts.Setups;
        var other = setups.FindIndex(
            setup => setup.Act.Seal > facts.Seals.Count || facts.Seals[setup.Act.Seal - 1].Hash != setup.Act.Entry);
        return other >= 0 ? new Finding.False(setups[other].Sequence, "it names a seal entry other than the file's")
            : facts.Seals.Any(seal => seal.Setup.Study != facts.Acts.State.Study)
                ? new Finding.False(0, "the setup belongs to another study")
            : setups.Count != facts.Seals.Count ? new Finding.False(null, "the record names fewer seals than the export has files for")
            : new Finding.Verified("the record names these seal entries");
    }

    private Finding CheckDummiesKey()
    {
        if (facts.DummiesKey is not { } key)
        {
            return new Finding.False(null, $"{AuditExport.DummiesKey} is not a key");
        }

        var other = facts.Seals.FirstOrDefault(seal => seal.Setup.Dummies != ListKey.DummiesCommitment(key));
        return other is not null
            ? new Finding.False(other.Number - 1, $"{AuditExport.DummiesKey} is not the key that the setup commits to")
            : new Finding.Verified("the setup commits to it");
    }
}
