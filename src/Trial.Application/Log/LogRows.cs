using System.Text;

using Trial.Application.Record;
using Trial.Core;
using Trial.Core.Log;

namespace Trial.Application.Log;

//  The public log in the store: rows that are added and never changed
//
//      part          under its first index: the night (yyyy-MM-dd), LF, then its entries as in a tile
//      checkpoint    under its size: the signed note
//
//  A part is committed together with the head, which says how many entries
//  there are: a part that is removed by hand is noticed.

/// <summary>Writes and reads the rows of the public log.</summary>
internal static class LogRows
{
    private const int DayLength = 11; // yyyy-MM-dd, LF

    /// <summary>The bytes of a part's row.</summary>
    public static byte[] Format(LogPart part) =>
    [
        .. Encoding.ASCII.GetBytes($"{Iso.Date(part.Night)}\n"),
        .. TileBytes.FormatEntries(part.Entries),
    ];

    /// <summary>Reads a part.</summary>
    /// <exception cref="RecordFaultException">The row is not what was written there.</exception>
    public static LogPart Part(Row row)
    {
        var day = row.Value.AsSpan(0, Math.Min(DayLength, row.Value.Length));
        var text = Encoding.ASCII.GetString(day);
        return text is [.., '\n'] && Iso.TryDate(text[..^1], out var night)
            && TileBytes.ParseEntries(row.Value.AsSpan(day.Length)) is { Count: > 0 } entries
                ? new LogPart(night, entries)
                : throw new RecordFaultException($"The row {row.Key} is not part of the public log.");
    }

    /// <summary>Reads a checkpoint, whose row is named by its size.</summary>
    /// <exception cref="RecordFaultException">The row is not what was written there.</exception>
    public static SignedCheckpoint Checkpoint(Row row) =>
        SignedNote.Parse(row.Value) is { } note
        && Core.Log.Checkpoint.Parse(note.Text) is { } checkpoint
        && row.Key == RowKeys.Checkpoint((int)checkpoint.Size)
            ? new SignedCheckpoint(checkpoint, note)
            : throw new RecordFaultException($"The row {row.Key} is not a checkpoint of that size.");
}

/// <summary>A checkpoint and the note it is signed in.</summary>
public sealed record SignedCheckpoint(Checkpoint Checkpoint, SignedNote Note);
