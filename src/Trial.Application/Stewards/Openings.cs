using System.Text.Json.Nodes;

using Trial.Application.Record;
using Trial.Core.Record;

namespace Trial.Application.Stewards;

/// <summary>Why places were opened and closed: the steward's reason says who approved each.</summary>
public sealed class Openings(StudyLedger ledger)
{
    // Bodies never change, so each is read once.
    private Known known = new(0, []);

    /// <summary>When and why each of these places was last opened or closed; those that never were are left out.</summary>
    public async Task<IReadOnlyList<PlaceTurn>> OfAsync(
        StudyState state, IReadOnlyList<string> places, CancellationToken cancellationToken)
    {
        var before = known.Count <= state.Count ? known : new(0, []);
        var since = await ledger.BodiesAsync(before.Count, state.Count, cancellationToken)
            .Select(body => body.Parse()!) // the ledger has read it before
            .Where(entry => entry.Act is Act.Open or Act.Close)
            .ToListAsync(cancellationToken);
        IReadOnlyList<Entry> all = [.. before.Entries, .. since];
        known = new(state.Count, all);

        var last = places
            .Select(place => (Place: place, Entry: all.LastOrDefault(entry => IsOf(entry, place))))
            .Where(it => it.Entry is not null)
            .ToList();
        var hashes = last.Select(it => it.Entry!).DistinctBy(entry => entry.Stamp.Sequence)
            .ToDictionary(entry => entry.Stamp.Sequence, entry => entry.Act.RowHash!.Value);
        var rows = await ledger.DetailsAsync(hashes, cancellationToken)
            .ToDictionaryAsync(row => row.Key, row => row.Value, cancellationToken: cancellationToken);
        return [.. last.Select(it => new PlaceTurn(it.Place, it.Entry!.Stamp.At, Reason(rows.GetValueOrDefault(it.Entry.Stamp.Sequence))))];
    }

    private static bool IsOf(Entry entry, string place) => entry.Act switch
    {
        Act.Open it => (it.Stratum ?? place) == place,
        Act.Close it => it.Stratum == place,
        _ => false,
    };

    private static string? Reason(Detail? row) =>
        row?.Value["reason"] is JsonValue value && value.TryGetValue<string>(out var reason) ? reason : null;

    private sealed record Known(int Count, IReadOnlyList<Entry> Entries);
}

/// <summary>When and why a place was opened or closed.</summary>
/// <param name="Stratum">Its code.</param>
/// <param name="On">The day.</param>
/// <param name="Reason">What the steward gave as reason; null where its row is gone.</param>
public sealed record PlaceTurn(string Stratum, DateOnly On, string? Reason);
