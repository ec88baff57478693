using System.Text;
using System.Text.Json.Nodes;

using Trial.Core.Input;
using Trial.Core.Record;

namespace Trial.Core.Export;

//  Line of rows.ndjson: one for every row there is beside a body, in the order of the record
//
//      canonical JSON {"random","row","sequence"}     of open, close, restore, correction, role, unblind, reveal: who, when and why;
//                                                     of meeting: where and when people can hear of the study
//      canonical JSON {"hash","sequence"}             of group, roster, sessions, attendance, message: what the row hashes to as it is
//                                                     now, and not what was told to a group or who came; in a final export those of
//                                                     group, roster and sessions are shown too
//      then LF

/// <summary>A row beside a body.</summary>
/// <param name="Sequence">Of the body.</param>
/// <param name="Hash">Of the row.</param>
/// <param name="Shown">The row itself, where it is the staff's.</param>
internal readonly record struct RowLine(int Sequence, Digest Hash, Detail? Shown)
{
    /// <summary>The line of a row.</summary>
    /// <param name="sequence">Of the body.</param>
    /// <param name="act">What it says.</param>
    /// <param name="row">Beside it.</param>
    /// <param name="isFinal">The export is a final one.</param>
    public static RowLine Of(int sequence, Act act, Detail row, bool isFinal) =>
        new(sequence, row.Hash, IsShown(act) || (isFinal && Seats.Tells(act)) ? row : null);

    private static bool IsShown(Act act) =>
        act is Act.Open or Act.Close or Act.Restore or Act.Correction or Act.Meeting or Act.Role or Act.Unblind or Act.RevealSeed
            or Act.RevealListKey;

    /// <summary>The line without its LF.</summary>
    public string ToLine() => Encoding.UTF8.GetString(CanonicalJson.Format(Shown is { } row
        ? new JsonObject { ["random"] = row.Random.ToString(), ["row"] = row.Value.DeepClone(), ["sequence"] = Sequence }
        : new JsonObject { ["hash"] = Hash.ToString(), ["sequence"] = Sequence }));

    /// <summary>Reads a line without its LF; null for any other spelling.</summary>
    public static RowLine? ParseLine(ReadOnlySpan<byte> line)
    {
        if (CanonicalJson.ParseObject(line) is not { } values)
        {
            return null;
        }

        var fields = new Fields(values);
        return fields.Count("sequence") is not { } sequence ? null
            : values.Count == 2 && fields.Digest("hash") is { } hash ? new RowLine(sequence, hash, null)
            : values.Count == 3 && fields.Digest("random") is { } random && values["row"] is JsonObject row
                ? Of(sequence, new Detail(random, row.DeepClone().AsObject()))
            : null;
    }

    private static RowLine Of(int sequence, Detail row) => new(sequence, row.Hash, row);
}
