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
/// <param name="Actor">citizen, timer or a role.</param>
/// <param name="Kind">One of <see cref="Act.Kinds"/>.</param>
/// <param name="What">What it says, without what would help to guess an envelope: no arm, envelope, leaf or participant.</param>
/// <param name="Staff">Who; null where nobody of staff did it, or what said so is gone.</param>
/// <param name="At">The exact instant in UTC; null where none was kept, or the row beside it is gone.</param>
/// <param name="Why">The reason or text; null where none was given, or the row beside it is gone.</param>
public sealed record RecordLine(
    int Sequence, DateOnly On, string Actor, string Kind, InTwoLanguages What, string? Staff, string? At, string? Why);

/// <summary>The record for the steward's eyes: who did what, when and why, for as long as the rows beside it live.</summary>
public sealed class RecordView(StudyLedger ledger, AccessLog accesses)
{
    /// <summary>Every act that fits, newest first.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<IReadOnlyList<RecordLine>> ReadAsync(RecordFilter filter, CancellationToken cancellationToken)
    {
        var state = (await ledger.ReadAsync(cancellationToken)).State;
        var entries = await ledger.BodiesAsync(0, state.Count, cancellationToken)
            .Select(body => body.Parse()!) // the ledger has read it before
            .Where(filter.Holds)
            .ToListAsync(cancellationToken);
        var rows = await RowsAsync(entries, cancellationToken);
        var told = entries.Exists(entry => Subject(entry.Act) is not null) ? await ToldAsync(cancellationToken) : [];
        var signedUp = entries.Exists(entry => SignsUp(entry.Act) is not null) ? await SignedUpAsync(state, cancellationToken) : [];

        var joined = Joined(entries, rows);
        entries.Reverse();
        return
        [
            .. from entry in entries
               let row = rows.GetValueOrDefault(entry.Stamp.Sequence)?.Value
               let at = SignsUp(entry.Act) is { } id ? signedUp.GetValueOrDefault(id) : null
               let how = Subject(entry.Act) is { } subject ? told.GetValueOrDefault(subject) : null
               let line = Line(entry, row, at, how)
               select joined.Contains(entry.Stamp.Sequence) ? line with { What = Together(entry.Act) } : line,
        ];
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

    private static InTwoLanguages Together(Act act) => new(
        $"{((Act.Group)act).GroupId}: huset er lagt sammen med et andet", $"{((Act.Group)act).GroupId}: its house became one with another");

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
            if (ParticipantId.TryParse(row.Key[RowKeys.Participants.Length..], out var id)
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

    private static RecordLine Line(Entry entry, JsonObject? row, string? signedUp, AccessEntry? told) => new(
        entry.Stamp.Sequence,
        entry.Stamp.At,
        entry.Stamp.Actor,
        entry.Act.Kind,
        What(entry.Act),
        Text(row, "staff") ?? told?.Staff,
        signedUp ?? Text(row, "at") ?? (told is null ? null : Iso.Second(told.At)),
        Text(row, "reason") ?? Text(row, "text") ?? (told is { Purpose.Length: > 0 } ? told.Purpose : null));

    private static string? Text(JsonObject? row, string field) =>
        row?[field] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static InTwoLanguages What(Act act) => act switch
    {
        Act.Setup it => new($"segl {it.Seal}", $"seal {it.Seal}"),
        Act.Open { Stratum: { } place } => new($"sted {place}", $"stratum {place}"),
        Act.Close { Stratum: { } place } => new($"sted {place}", $"stratum {place}"),
        Act.Restore => new("næste kuvert på hvert sted", "cursors"),
        Act.ConsentText { From: { } day } it => new($"{it.Version} fra den {Danish(day)}", $"{it.Version} from {Iso.Date(day)}"),
        Act.ConsentText it => new(it.Version, it.Version),
        Act.ConsentTextWithdrawn it => new($"{it.Version} trukket tilbage", $"{it.Version} withdrawn"),
        Act.Referral it => new($"sted {it.Stratum}", $"stratum {it.Stratum}"),
        Act.Cohort it => new($"sted {it.Stratum}: {it.People} lod", $"stratum {it.Stratum}: {it.People} lots"),
        Act.Draw it => new($"sted {it.Stratum}", $"stratum {it.Stratum}"),
        Act.Withdraw it => Left(it.What),
        Act.Correction it => Mistaken(it),
        Act.Group it => Changed(it),
        Act.Roster it => new($"{it.GroupId}, liste {it.Version}", $"{it.GroupId} version {it.Version}"),
        Act.Attendance it => new($"{it.GroupId}, uge {it.Week}", $"{it.GroupId} week {it.Week}"),
        Act.Meeting it => Held(it),
        Act.Message it => Written(it),
        Act.Sessions it => new(it.GroupId, it.GroupId),
        Act.Slips it =>
            new($"ark {it.Sheet}: {it.Count} sedler, til og med {Danish(it.Until)}",
                $"sheet {it.Sheet}: {it.Count}, until {it.Until:yyyy-MM-dd}"),
        Act.SlipsWithdrawn it => new($"ark {it.Sheet} trukket tilbage", $"sheet {it.Sheet} withdrawn"),
        Act.Retention it =>
            new($"{Deleted(it.Class)} før {Danish(it.Before)}: {it.Rows}", $"{it.Class} before {it.Before:yyyy-MM-dd}: {it.Rows} rows"),
        Act.RevealSeed it => new($"frøet til segl {it.Number}", $"seed of seal {it.Number}"),
        Act.RevealListKey it => new($"listens nøgle til segl {it.Number}", $"list key of seal {it.Number}"),
        _ => new("", ""),
    };

    private static string Danish(DateOnly day) => day.ToString("d'.'M'.'yyyy", CultureInfo.InvariantCulture);

    private static string Deleted(string what) => what switch
    {
        Act.Retention.OfAttendance => "fremmøde",
        Act.Retention.OfMessages => "beskeder",
        Act.Retention.People => "oplysninger om deltagere",
        Act.Retention.Aliases => "navne i grupper",
        Act.Retention.ErasedIds => "numre på slettede",
        _ => what,
    };

    private static InTwoLanguages Written(Act.Message message)
    {
        var (danish, english) = (message.GroupId ?? "de ventende", message.GroupId ?? "those who wait");
        return message.Change is MessageChange.Sent
            ? new($"{danish}, besked {message.Number}", $"{english}, message {message.Number}")
            : new($"{danish}, besked {message.Number} trukket tilbage", $"{english}, message {message.Number} withdrawn");
    }

    private static InTwoLanguages Held(Act.Meeting meeting)
    {
        var (danish, english) = meeting.Change switch
        {
            MeetingChange.Planned => ("planlagt", "planned"),
            MeetingChange.Changed => ("ændret", "changed"),
            _ => ("aflyst", "called off"),
        };
        return new($"nr. {meeting.Number} {danish}", $"no. {meeting.Number} {english}");
    }

    private static InTwoLanguages Left(Withdrawal what) => what switch
    {
        Withdrawal.Group => new("gruppen", "group"),
        Withdrawal.FollowUp => new("opfølgningen", "follow up"),
        _ => new("alt, og oplysningerne er slettet", "data"),
    };

    private static InTwoLanguages Mistaken(Act.Correction correction)
    {
        var (danish, english) = correction.As switch
        {
            Mistake.WrongStratum => ("forkert sted", "wrong stratum"),
            Mistake.NotEligible => ("hører ikke med i forsøget", "not eligible"),
            Mistake.DrawnTwice => ("har trukket to gange", "drawn twice"),
            _ => ("andet", "other"),
        };
        return new($"lod nr. {correction.Of}: {danish}", $"of {correction.Of}: {english}");
    }

    private static InTwoLanguages Changed(Act.Group group)
    {
        var (danish, english) = group.Change switch
        {
            GroupChange.Planned => ("planlagt", "planned"),
            GroupChange.Changed => ("ændret", "changed"),
            GroupChange.Postponed => ("udsat", "postponed"),
            _ => ("aflyst", "cancelled"),
        };
        return new($"{group.GroupId} {danish}", $"{group.GroupId} {english}");
    }
}
