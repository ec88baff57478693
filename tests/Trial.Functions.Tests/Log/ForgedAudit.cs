using System.Text;

using Trial.Application.Keys;
using Trial.Application.Log;
using Trial.Application.Record;
using Trial.Core;
using Trial.Core.Export;
using Trial.Core.Log;
using Trial.Core.Lottery;
using Trial.Core.Record;

namespace Trial.Functions.Tests.Log;

/// <summary>
/// An audit whose record a forger changed, who has the service's keys and wrote sequence, chain, sums and note anew: only the thing
/// itself is wrong.
/// </summary>
internal static class ForgedAudit
{
    /// <summary>The files without those of the log and the rows, their record changed.</summary>
    public static IReadOnlyList<ExportFile> Of(
        IReadOnlyList<ExportFile> audit, ServiceKeys keys, Func<IReadOnlyList<Entry>, IEnumerable<Entry>> change)
    {
        var lines = Encoding.UTF8.GetString(audit.Single(file => file.Name == "record.ndjson").Bytes.Span).Split('\n')[..^1];
        Entry[] entries = [.. lines.Select(line => Body.ParseLine(Encoding.UTF8.GetBytes(line))!.Parse()!)];
        string[] forged = [.. Chain(change(entries)).Select(body => body.ToLine() + '\n')];
        var files = OtherVerifiers.Summed(
        [
            .. audit.Where(file => file.Name is not ("record.ndjson" or "rows.ndjson")
                && !file.Name.StartsWith("log/", StringComparison.Ordinal)),
            new ExportFile("record.ndjson", Encoding.UTF8.GetBytes(string.Concat(forged))),
        ]);
        return [.. files.Where(file => file.Name != ExportNote.FileName), Signed(files, keys, forged.Length)];
    }

    private static ExportFile Signed(IReadOnlyList<ExportFile> files, ServiceKeys keys, int bodies)
    {
        byte[] Bytes(string name) => files.Single(file => file.Name == name).Bytes.ToArray();
        Assert.True(Setup.TryRead(Bytes("setup.json"), out var setup, out _));
        var note = ExportNote.Parse(SignedNote.Parse(Bytes(ExportNote.FileName))!.Text)! with
        {
            Bodies = bodies,
            SumsHash = Digest.Of(Bytes(Sums.Name)),
        };
        var signed = SignedNote.Sign(note.Format(), new Promises(keys).Signer(setup));
        return new ExportFile(ExportNote.FileName, Encoding.UTF8.GetBytes(signed.ToString()));
    }

    private static IEnumerable<Body> Chain(IEnumerable<Entry> entries)
    {
        var last = default(Digest);
        foreach (var (index, (study, act, stamp)) in entries.Index())
        {
            var body =
                Body.Format(study, act, stamp with { Sequence = index, Previous = last }, Draft.RandomDigest(), Draft.RandomDigest());
            last = body.Commitment;
            yield return body;
        }
    }
}
