using Trial.Core;
using Trial.Core.Record;

namespace Trial.Application.Stewards;

/// <summary>Which acts of the record are shown: all, or those that fit what is given.</summary>
/// <param name="Kind">One of <see cref="Act.Kinds"/>.</param>
/// <param name="Actor">Who.</param>
/// <param name="From">The first day.</param>
/// <param name="Until">The last day.</param>
public sealed record RecordFilter(string? Kind = null, Actor? Actor = null, DateOnly? From = null, DateOnly? Until = null)
{
    /// <summary>Reads a page's query; what is not known is as if it were not there.</summary>
    public static RecordFilter Of(Func<string, string> query) => new(
        Act.Kinds.FirstOrDefault(query("slags").Equals),
        query("af") is { Length: > 0 } actor ? new Actor(actor) : null,
        Iso.TryDate(query("fra"), out var from) ? from : null,
        Iso.TryDate(query("til"), out var until) ? until : null);

    /// <summary>The last day is before the first: no act fits.</summary>
    public bool IsBackward => From > Until;

    internal bool Holds(Entry entry) =>
        entry.Act.Kind == (Kind ?? entry.Act.Kind) && entry.Stamp.Actor == (Actor ?? entry.Stamp.Actor)
        && !(entry.Stamp.At < From) && !(entry.Stamp.At > Until);
}
