using System.Globalization;

using Trial.Application.Stewards;

namespace Trial.Functions.Site.Desks.Steward;

/// <summary>As much of the record as fits on a page, newest first, and where the pages before and after it begin.</summary>
/// <param name="Lines">At most <see cref="Most"/>.</param>
/// <param name="From">The number of the first of them among all that fit the filter, from 1; 0 where none does.</param>
/// <param name="Total">How many fit the filter.</param>
/// <param name="Newer">What the query of the newer page says; empty for the newest page, null where this is that.</param>
/// <param name="Older">What the query of the older page says; null where this is the oldest.</param>
public sealed record RecordPiece(IReadOnlyList<RecordLine> Lines, int From, int Total, string? Newer, string? Older)
{
    /// <summary>In the query: only acts before the one with this number in the record. New acts move no page that somebody reads.</summary>
    public const string Before = "foer";

    /// <summary>The most acts on a page.</summary>
    public const int Most = 50;

    /// <summary>The piece that a query asks for; the newest where it asks for none.</summary>
    /// <param name="lines">All that fit the filter, newest first.</param>
    /// <param name="before">The query's <see cref="Before"/>.</param>
    public static RecordPiece Of(IReadOnlyList<RecordLine> lines, string? before)
    {
        var from = int.TryParse(before, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? lines.Count(line => line.Sequence >= number)
            : 0;
        IReadOnlyList<RecordLine> shown = [.. lines.Skip(from).Take(Most)];
        return new(
            shown,
            shown.Count == 0 ? 0 : from + 1,
            lines.Count,
            from == 0 ? null : from <= Most ? "" : Text(lines[from - Most - 1]),
            from + shown.Count < lines.Count ? Text(shown[^1]) : null);
    }

    private static string Text(RecordLine line) => line.Sequence.ToString(CultureInfo.InvariantCulture);
}
