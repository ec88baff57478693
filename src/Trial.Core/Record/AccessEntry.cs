using System.Text;
using System.Text.Json.Nodes;

using Trial.Core.Input;

namespace Trial.Core.Record;

//  The access log, version 1: a separate chain
//
//      entry    canonical JSON {"at" (UTC, yyyy-MM-ddTHH:mm:ssZ),"previous" (hash of the entry before, hex; 64 zeros
//               for sequence 0),"purpose","recipient","role","sequence","staff","subject","what"}
//      hash     SHA-256("trial/v1/access\n" || entry)
//
//  A line of accesses.ndjson is an entry and LF. purpose and recipient are ""
//  where nobody was asked for them.

/// <summary>One look at a roster, export or denial.</summary>
/// <param name="Sequence">From 0, without gaps.</param>
/// <param name="Previous">Hash of the entry before.</param>
/// <param name="At">When, in UTC, to the second.</param>
/// <param name="Role">The role that was used.</param>
/// <param name="Staff">Who, as the sign-in names them; the role itself when each role has one key.</param>
/// <param name="What">roster, rosters (the list of them), groups, planning, export, exports, inspection, flow, record,
/// slips, meeting-told or denied.</param>
/// <param name="Subject">What was looked at: a group's id, or of an export (or the one inspected) kind, bodies and
/// SHA-256 of SHA256SUMS.</param>
/// <param name="Purpose">What for, as the researcher said.</param>
/// <param name="Recipient">Who receives it, as the researcher said.</param>
public sealed record AccessEntry(
    int Sequence, Digest Previous, DateTimeOffset At,
    Actor Role, string Staff, string What, string Subject, string Purpose, string Recipient)
{
    private static readonly byte[] Domain = "trial/v1/access\n"u8.ToArray();

    /// <summary>What the next entry names as the one before it.</summary>
    public Digest Hash => Digest.Of(Domain, Encoding.UTF8.GetBytes(ToLine()));

    /// <summary>The entry's text, without LF.</summary>
    public string ToLine() => Encoding.UTF8.GetString(CanonicalJson.Format(new JsonObject
    {
        ["at"] = Iso.Second(At),
        ["previous"] = Previous.ToString(),
        ["purpose"] = Purpose,
        ["recipient"] = Recipient,
        ["role"] = Role.Name,
        ["sequence"] = Sequence,
        ["staff"] = Staff,
        ["subject"] = Subject,
        ["what"] = What,
    }));

    /// <summary>Reads an entry's text; null for any other spelling.</summary>
    public static AccessEntry? ParseLine(ReadOnlySpan<byte> line)
    {
        if (CanonicalJson.ParseObject(line) is not { } values)
        {
            return null;
        }

        var fields = new Fields(values);
        var entry = fields.Count("sequence") is { } sequence
            && fields.Digest("previous") is { } previous
            && Iso.TrySecond(fields.Text("at"), out var at)
            && fields.Text("role") is { } role
            && fields.Text("staff") is { } staff
            && fields.Text("what") is { } what
            && fields.Text("subject") is { } subject
            && fields.Text("purpose") is { } purpose
            && fields.Text("recipient") is { } recipient
                ? new AccessEntry(sequence, previous, at, new(role), staff, what, subject, purpose, recipient)
                : null;

        return entry is not null && line.SequenceEqual(Encoding.UTF8.GetBytes(entry.ToLine())) ? entry : null;
    }
}
