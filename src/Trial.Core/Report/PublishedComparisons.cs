using System.Globalization;
using System.Text;

using Trial.Core.Export;
using Trial.Core.Log;
using Trial.Core.Record;

namespace Trial.Core.Report;

/// <summary>The record against the public log and the access log.</summary>
/// <param name="accounts">What the export says.</param>
internal sealed class PublishedComparisons(Accounts accounts)
{
    public IEnumerable<Comparison> All() =>
        accounts.Files.Has(AuditExport.LogEntries) ? [PublicLog(), AccessLog()] : [AccessLog()];

    // A body whose promise is not due yet may wait for its night.
    private Comparison PublicLog()
    {
        var entries = TileBytes.ParseEntries(accounts.Files.Whole(AuditExport.LogEntries).Span) ?? [];
        List<string> told = [.. entries.Select(Convert.ToHexString)];
        var bodies = accounts.Bodies.Index().Where(line => line.Item is not null)
            .ToLookup(line => Hex(line.Item!.Value.Body.Commitment), line => (line.Index, line.Item!.Value.Entry));
        var known = bodies.Select(body => body.Key).Concat(Seals()).Concat(Dummies(told.ToHashSet(StringComparer.Ordinal)))
            .ToHashSet(StringComparer.Ordinal);
        var published = told.ToHashSet(StringComparer.Ordinal);
        var waiting = bodies.Where(body => !published.Contains(body.Key)).SelectMany(body => body).ToList();
        var late = waiting.Where(body => Due(body.Entry) <= Day()).ToList();
        return new("record", "public log", accounts.Bodies.Count,
        [
            .. late.Select(body => $"the body at sequence {Text(body.Index)} is not in the log, and its promise is due"),
            .. told.Index().Where(entry => !known.Contains(entry.Item))
                .Select(entry => $"entry {Text(entry.Index)} of the log is neither a seal nor a body nor a dummy"),
            .. told.Index().GroupBy(entry => entry.Item).Where(entry => entry.Count() > 1)
                .Select(entry => $"entry {Text(entry.Last().Index)} of the log was there before"),
            .. Seals().Except(published).Select(_ => "a seal is not in the log"),
        ], waiting.Count > late.Count ? $"waiting for their night: {Text(waiting.Count - late.Count)}" : "");
    }

    private Comparison AccessLog()
    {
        var heads = accounts.Accesses.Select(access => access.Hash).Prepend(default).ToHashSet();
        var days = accounts.Of<Act.Accesses>().ToList();
        return new("access log", "the record's days", days.Count,
        [
            .. days.Where(day => !heads.Contains(day.Act.Day))
                .Select(day => $"the access log never was as the body at sequence {Text(day.Sequence)} says"),
            .. accounts.Accesses.Zip(accounts.Accesses.Select(access => access.Hash).Prepend(default))
                .Where(pair => pair.First.Previous != pair.Second)
                .Select(pair => $"look {Text(pair.First.Sequence)} does not follow the one before it"),
        ]);
    }

    private IEnumerable<string> Seals() => accounts.Seals.Select(seal => Convert.ToHexString(Encoding.UTF8.GetBytes(seal.EntryText)));

    private IEnumerable<string> Dummies(HashSet<string> told)
    {
        if (KeyFile.Parse(accounts.Files.Whole(AuditExport.DummiesKey)) is not { } key)
        {
            yield break;
        }

        for (var number = 0; Hex(LogEntry.Dummy(key, number)) is var dummy && told.Contains(dummy); number++)
        {
            yield return dummy;
        }
    }

    private DateOnly Day() => Verify.NoteCheck.Read(accounts.Files) is var (_, note) ? note.Day : DateOnly.MinValue;

    private static DateOnly Due(Entry entry) => Promise.For(entry.Study, default, entry.Stamp.At).By;

    private static string Hex(Digest commitment) => Convert.ToHexString(LogEntry.Format(commitment));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
