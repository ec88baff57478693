using System.Globalization;
using System.Text.Json.Nodes;

using Trial.Application.Record;
using Trial.Application.Study;
using Trial.Core;
using Trial.Core.Record;

namespace Trial.Application.Stewards;

/// <summary>One act of the record as a person reads it.</summary>
/// <param name="Sequence">From 0.</param>
/// <param name="On">The date in Europe/Copenhagen.</param>
/// <param name="Actor">Who, or in what role.</param>
/// <param name="Kind">One of <see cref="Act.Kinds"/>.</param>
/// <param name="What">
/// What it says, without what would help to guess an envelope: no arm, leaf or participant, and no envelope but where places go on.
/// </param>
/// <param name="Staff">Who; null where nobody of staff did it, or what said so is gone.</param>
/// <param name="At">The exact instant in UTC; null where none was kept, or the row beside it is gone.</param>
/// <param name="Why">The reason or text; null where none was given, or the row beside it is gone.</param>
public sealed record RecordLine(
    int Sequence, DateOnly On, Actor Actor, string Kind, InTwoLanguages What, string? Staff, string? At, string? Why);

/// <summary>The record for the steward's eyes: who did what, when and why, for as long as the rows beside it live.</summary>
public sealed class RecordView(StudyLedger ledger, AccessLog accesses, Installation installation, Seals seals)
{
    /// <summary>Every act that fits, newest first.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<IReadOnlyList<RecordLine>> ReadAsync(RecordFilter filter, CancellationToken cancellationToken)
    {
        var state = (await ledger.ReadAsync(cancellationToken)).State;
        var all = await ledger.BodiesAsync(0, state.Count, cancellationToken)
            .Select(body => body.Parse()!) // the ledger has read it before
            .Where(entry => filter.Holds(entry) || entry.Act is Act.Setup or Act.Group)
            .ToListAsync(cancellationToken);
        var shown = all.Where(filter.Holds).ToList();

        // What became of a group's plan shows beside the plan before, whether that is shown or not.
        var rows = await RowsAsync(shown.Exists(entry => entry.Act is Act.Group) ? all : shown, cancellationToken);
        var told = shown.Exists(entry => Subject(entry.Act) is not null) ? await ToldAsync(cancellationToken) : [];
        var signedUp = shown.Exists(entry => SignsUp(entry.Act) is not null) ? await SignedUpAsync(state, cancellationToken) : [];

        var (words, joined) = (await WordsAsync(state, all, cancellationToken), Joined(all, rows));
        shown.Reverse();
        return
        [
            .. from entry in shown
               let row = rows.GetValueOrDefault(entry.Stamp.Sequence)?.Value
               let at = SignsUp(entry.Act) is { } id ? signedUp.GetValueOrDefault(id) : null
               let how = Subject(entry.Act) is { } subject ? told.GetValueOrDefault(subject) : null
               let what = joined.Contains(entry.Stamp.Sequence) ? ActWords.Joined((Act.Group)entry.Act) : words.Of(entry)
               select Line(entry, what, row, at, how),
        ];
    }

    private async Task<ActWords> WordsAsync(StudyState state, List<Entry> all, CancellationToken cancellationToken)
    {
        var config = await installation.ConfigAsync(cancellationToken);
        var names = config?.Strata.ToDictionary(place => place.Code, place => place.Name) ?? [];
        var strata = (await seals.AllAsync(state, cancellationToken)).Select(seal => seal.Setup.Strata).ToList();
        var sealedAt = all.Where(entry => entry.Act is Act.Setup).Select(entry => entry.Stamp.Sequence).ToList();
        return new ActWords(
            names, sequence => [.. strata.Zip(sealedAt).Where(seal => seal.Second < sequence).SelectMany(seal => seal.First).Distinct()]);
    }

    // Plans that were written because their house became one with another: they name one more than the group's plan before.
    private static HashSet<int> Joined(List<Entry> entries, Dictionary<int, Detail> rows)
    {
        var (joined, before) = (new HashSet<int>(), new Dictionary<string, int>(StringComparer.Ordinal));
        foreach (var entry in entries.Where(entry => entry.Act is Act.Group && rows.ContainsKey(entry.Stamp.Sequence)))
        {
            var (group, houses) = (((Act.Group)entry.Act).GroupId, (rows[entry.Stamp.Sequence].Value["joined"] as JsonArray)?.Count ?? 0);
            if (before.TryGetValue(group, out var known) && houses > known)
            {
                joined.Add(entry.Stamp.Sequence);
            }

            before[group] = houses;
        }

        return joined;
    }

    private async Task<Dictionary<int, Detail>> RowsAsync(List<Entry> entries, CancellationToken cancellationToken)
    {
        var hashes = entries.Where(entry => entry.Act.RowHash is not null)
            .ToDictionary(entry => entry.Stamp.Sequence, entry => entry.Act.RowHash!.Value);
        return await ledger.DetailsAsync(hashes, cancellationToken)
            .ToDictionaryAsync(row => row.Key, row => row.Value, cancellationToken: cancellationToken);
    }

    private static ParticipantId? SignsUp(Act act) => act switch
    {
        Act.Referral it => it.Participant,
        Act.Draw { Person: not null } it => it.Participant,
        _ => null,
    };

    // When each person signed up whose row is not empty.
    private async Task<Dictionary<ParticipantId, string>> SignedUpAsync(StudyState state, CancellationToken cancellationToken)
    {
        var signedUp = new Dictionary<ParticipantId, string>();
        await foreach (var row in ledger.Store.RangeAsync(RowKeys.Participants, RowKeys.AfterParticipants, cancellationToken))
        {
            if (RowKeys.ParticipantOf(row.Key) is { } id
                && state.CommittedTo(id) is not null
                && (await HeldRow.ReadAsync(ledger, row, state, id, cancellationToken)).Person is { } person)
            {
                signedUp[id] = Iso.Second(person.SignedUp);
            }
        }

        return signedUp;
    }

    // What the access log calls an act that has no row beside its body, and what it was about.
    private static (string What, string Subject)? Subject(Act act) => act switch
    {
        Act.Setup it => (Told.List, it.Seal.ToString(CultureInfo.InvariantCulture)),
        Act.ConsentText it => (Told.Text, it.Version),
        Act.ConsentTextWithdrawn it => (Told.TextWithdrawn, it.Version),
        Act.Slips it => (Told.SlipsMade, it.Sheet),
        Act.SlipsWithdrawn it => (Told.SlipsWithdrawn, it.Sheet),
        _ => null,
    };

    // Each comes once; the same list brought again changes nothing.
    private async Task<Dictionary<(string, string), AccessEntry>> ToldAsync(CancellationToken cancellationToken) =>
        (await accesses.ReadAsync(cancellationToken))
            .DistinctBy(entry => (entry.What, entry.Subject))
            .ToDictionary(entry => (entry.What, entry.Subject));

    private static RecordLine Line(Entry entry, InTwoLanguages what, JsonObject? row, string? signedUp, AccessEntry? told) => new(
        entry.Stamp.Sequence,
        entry.Stamp.At,
        entry.Stamp.Actor,
        entry.Act.Kind,
        what,
        Text(row, "staff") ?? told?.Staff,
        signedUp ?? Text(row, "at") ?? (told is null ? null : Iso.Second(told.At)),
        Text(row, "reason") ?? Text(row, "text") ?? (told is { Purpose.Length: > 0 } ? told.Purpose : null));

    private static string? Text(JsonObject? row, string field) =>
        row?[field] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
