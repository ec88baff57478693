using System.Text;
using System.Text.Json.Nodes;

using Trial.Core.Input;

namespace Trial.Core.Record;

//  A body of the record, version 1
//
//      open      canonical JSON: {"kind","study"}; a draw's also "arm", "consent", "leaf", "seal"
//      closed    canonical JSON: {"actor","at","previous","sequence"} and the fields of its kind
//
//      commitment    SHA-256("trial/v1/record\n" || SHA-256("trial/v1/open\n" || n_open || open)
//                                                || SHA-256("trial/v1/closed\n" || n_closed || closed))
//
//      n_open, n_closed    32 random bytes each
//
//  Line of record.ndjson
//
//      canonical JSON {"closed","nClosed","nOpen","open"}: open and closed as
//      the texts above, the nonces in hexadecimal; then LF
//
//  Test vectors: tests/vectors/formats-v1.json, "records"

/// <summary>
/// One act in the record: two canonical texts and the nonces that hide them in the commitment. Never changed once committed.
/// </summary>
public sealed record Body(string Open, Digest NOpen, string Closed, Digest NClosed)
{
    private static readonly byte[] RecordDomain = "trial/v1/record\n"u8.ToArray();
    private static readonly byte[] OpenDomain = "trial/v1/open\n"u8.ToArray();
    private static readonly byte[] ClosedDomain = "trial/v1/closed\n"u8.ToArray();

    /// <summary>Writes an act as a body. Nonces are 32 random bytes each, used once.</summary>
    public static Body Format(string study, Act act, Stamp stamp, Digest nOpen, Digest nClosed)
    {
        var open = ActFormat.Open(act);
        open["study"] = study;

        var closed = ActFormat.Closed(act);
        closed["actor"] = stamp.Actor.Name;
        closed["at"] = Iso.Date(stamp.At);
        closed["previous"] = stamp.Previous.ToString();
        closed["sequence"] = stamp.Sequence;

        return new Body(Text(open), nOpen, Text(closed), nClosed);
    }

    /// <summary>Reads what the two texts say; null when they are not exactly what <see cref="Format"/> would write.</summary>
    public Entry? Parse() => ActReader.Parse(
        CanonicalJson.ParseObject(Encoding.UTF8.GetBytes(Open)),
        CanonicalJson.ParseObject(Encoding.UTF8.GetBytes(Closed)));

    /// <summary>The hash of the closed part, which a receipt carries in its place.</summary>
    public Digest ClosedHash => Digest.Of(ClosedDomain, NClosed.ToArray(), Encoding.UTF8.GetBytes(Closed));

    /// <summary>What the public log holds of this body.</summary>
    public Digest Commitment => CommitmentOf(Open, NOpen, ClosedHash);

    /// <summary>The commitment as the holder of a receipt computes it: from the open part and the closed part's hash.</summary>
    public static Digest CommitmentOf(string open, Digest nOpen, Digest closedHash) =>
        Digest.Of(
            RecordDomain,
            Digest.Of(OpenDomain, nOpen.ToArray(), Encoding.UTF8.GetBytes(open)).ToArray(),
            closedHash.ToArray());

    /// <summary>One line of record.ndjson, without its LF.</summary>
    public string ToLine() => Text(new JsonObject
    {
        ["closed"] = Closed,
        ["nClosed"] = NClosed.ToString(),
        ["nOpen"] = NOpen.ToString(),
        ["open"] = Open,
    });

    /// <summary>Reads one line of record.ndjson without its LF; null for any other spelling.</summary>
    public static Body? ParseLine(ReadOnlySpan<byte> line) =>
        CanonicalJson.ParseObject(line) is { Count: 4 } fields
        && new Fields(fields) is var read
        && read.Text("open") is { } open
        && read.Digest("nOpen") is { } nOpen
        && read.Text("closed") is { } closed
        && read.Digest("nClosed") is { } nClosed
            ? new Body(open, nOpen, closed, nClosed)
            : null;

    private static string Text(JsonObject value) => Encoding.UTF8.GetString(CanonicalJson.Format(value));

    /// <summary>Says what it is, never what it holds.</summary>
    public override string ToString() => "a body of the record";
}

/// <summary>What a body says.</summary>
public sealed record Entry(string Study, Act Act, Stamp Stamp);
