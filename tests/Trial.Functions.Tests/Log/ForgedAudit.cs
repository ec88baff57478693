using System.Text;

using Trial.Application.Record;
using Trial.Core;
using Trial.Core.Export;
using Trial.Core.Record;

namespace Trial.Functions.Tests.Log;

/// <summary>An audit whose record a forger changed, who then wrote sequence, chain and sums anew: only the thing itself is wrong.</summary>
internal static class ForgedAudit
{
    /// <summary>The files without those of the log and the rows, their record changed.</summary>
    public static IReadOnlyList<ExportFile> Of(IReadOnlyList<ExportFile> audit, Func<IReadOnlyList<Entry>, IEnumerable<Entry>> change)
    {
        var lines = Encoding.UTF8.GetString(audit.Single(file => file.Name == "record.ndjson").Bytes.Span).Split('\n')[..^1];
        Entry[] entries = [.. lines.Select(line => Body.ParseLine(Encoding.UTF8.GetBytes(line))!.Parse()!)];
        var forged = string.Concat(Chain(change(entries)).Select(body => body.ToLine() + '\n'));
        return OtherVerifiers.Summed(
        [
            .. audit.Where(file => file.Name is not ("record.ndjson" or "rows.ndjson") && !file.Name.StartsWith("log/", StringComparison.Ordinal)),
            new ExportFile("record.ndjson", Encoding.UTF8.GetBytes(forged)),
        ]);
    }

    private static IEnumerable<Body> Chain(IEnumerable<Entry> entries)
    {
        var last = default(Digest);
        foreach (var (index, (study, act, stamp)) in entries.Index())
        {
            var body = Body.Format(study, act, stamp with { Sequence = index, Previous = last }, Draft.RandomDigest(), Draft.RandomDigest());
            last = body.Commitment;
            yield return body;
        }
    }
}
