using System.Globalization;
using System.Text.Json.Nodes;

using Trial.Core.Record;
using Trial.Functions.Storage;

namespace Trial.Functions.Ledger;

/// <summary>One act of the record as a person reads it.</summary>
/// <param name="Sequence">From 0.</param>
/// <param name="On">The date in Europe/Copenhagen.</param>
/// <param name="Actor">citizen, timer or a role.</param>
/// <param name="Kind">One of <see cref="Act.Kinds"/>.</param>
/// <param name="What">What it says, without what would help to guess an envelope: no arm, envelope, leaf or participant.</param>
/// <param name="Staff">Who; null where nobody of staff did it, or the row beside it is gone.</param>
/// <param name="At">The exact instant in UTC; null where none was kept, or the row beside it is gone.</param>
/// <param name="Why">The reason or text; null where none was given, or the row beside it is gone.</param>
public sealed record RecordLine(int Sequence, DateOnly On, string Actor, string Kind, InTwoLanguages What, string? Staff, string? At, string? Why);

/// <summary>The record for the steward's eyes: who did what, when and why, for as long as the rows beside it live.</summary>
public sealed class RecordView(StudyLedger ledger)
{
    /// <summary>Every act of a kind, newest first.</summary>
    /// <param name="kind">One of <see cref="Act.Kinds"/>; null for all.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<IReadOnlyList<RecordLine>> ReadAsync(string? kind, CancellationToken cancellationToken)
    {
        var state = (await ledger.ReadAsync(cancellationToken)).State;
        var lines = new List<RecordLine>();
        await foreach (var body in ledger.BodiesAsync(0, state.Count, cancellationToken))
        {
            var entry = body.Parse()!; // the ledger has read it before
            if (kind is null || entry.Act.Kind == kind)
            {
                lines.Add(await LineAsync(entry, cancellationToken));
            }
        }

        lines.Reverse();
        return lines;
    }

    private async Task<RecordLine> LineAsync(Entry entry, CancellationToken cancellationToken)
    {
        var (_, act, stamp) = entry;
        var row = act is Act.Draw draw
            ? await DrawnAsync(draw.Participant, cancellationToken)
            : (await ledger.DetailAsync(stamp.Sequence, act.RowHash, cancellationToken))?.Value;
        return new RecordLine(
            stamp.Sequence, stamp.At, stamp.Actor, act.Kind, What(act), Text(row, "staff"), Text(row, "at"), Text(row, "reason") ?? Text(row, "text"));
    }

    private async Task<JsonObject?> DrawnAsync(ParticipantId id, CancellationToken cancellationToken) =>
        await ledger.Store.GetAsync(RowKeys.Participant(id), cancellationToken) is { } row && RowJson.Parse<ParticipantRow>(row).Person is { } person
            ? new JsonObject { ["at"] = person.Drawn.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) }
            : null;

    private static string? Text(JsonObject? row, string field) => row?[field] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static InTwoLanguages What(Act act) => act switch
    {
        Act.Setup it => new($"segl {it.Seal}", $"seal {it.Seal}"),
        Act.Restore => new("næste kuvert på hvert sted", "cursors"),
        Act.ConsentText it => new(it.Version, it.Version),
        Act.Draw it => new($"sted {it.Stratum}", $"stratum {it.Stratum}"),
        Act.Withdraw it => Left(it.What),
        Act.Correction it => Mistaken(it),
        Act.Group it => Changed(it),
        Act.Roster it => new($"{it.GroupId}, liste {it.Version}", $"{it.GroupId} version {it.Version}"),
        Act.Attendance it => new($"{it.GroupId}, uge {it.Week}", $"{it.GroupId} week {it.Week}"),
        Act.Notice it => new($"{it.GroupId}, besked {it.Version}", $"{it.GroupId} notice {it.Version}"),
        Act.Slips it => new($"ark {it.Sheet}: {it.Count}", $"sheet {it.Sheet}: {it.Count}"),
        Act.Retention it => new($"{it.Class} før {it.Before:yyyy-MM-dd}: {it.Rows}", $"{it.Class} before {it.Before:yyyy-MM-dd}: {it.Rows} rows"),
        Act.RevealSeed => new("frøet", "seed"),
        Act.RevealListKey => new("listens nøgle", "list key"),
        _ => new("", ""),
    };

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
