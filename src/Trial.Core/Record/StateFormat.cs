using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Trial.Core.Record;

//  A kept state, version 16: lines of JSON
//
//      first    what the bodies up to a sequence say: {"version","count","last",...}, the fields of Kept below
//      then     people drawn, many a line (KeptPeople); a line each for people not drawn, chosen times, groups. Kept says how many of each
//
//      It can be made again from the bodies, so an older or unknown version is thrown away and never converted.
//      It says nothing of anybody that the bodies do not say.

/// <summary>A study's state as lines, made and read one by one, so that a start does not read every body before its first answer.</summary>
public static class StateFormat
{
    /// <summary>
    /// Raise it when the fields of <see cref="Kept"/>, <see cref="KeptPeople"/>, <see cref="Referred"/>, <see cref="SentMessage"/>,
    /// <see cref="Introduction"/>, <see cref="OtherTimes"/> or <see cref="GroupRecord"/> change.
    /// </summary>
    private const int Version = 16;

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        IgnoreReadOnlyProperties = true,
        Converters = { new TextOf<Digest>(Digest.TryParse), new TextOf<ParticipantId>(ParticipantId.TryParse) },
    };

    /// <summary>Writes a state. Two equal states give the same lines.</summary>
    public static IEnumerable<string> Format(StudyState state) => Lines([Of(state)])
        .Concat(Lines(state.Draws.Values.Select(id => state.Participants[id]).Chunk(KeptPeople.ALine).Select(KeptPeople.Of)))
        .Concat(Lines(state.Undrawn.Values.OrderBy(person => person.Sequence)))
        .Concat(Lines(state.OtherTimes.Values.OrderBy(chosen => chosen.Sequence)))
        .Concat(Lines(state.Groups.Values));

    /// <summary>Reads a state; null for lines of another version, or that <see cref="Format"/> did not write.</summary>
    public static StudyState? Parse(IEnumerable<string> lines)
    {
        using var line = lines.GetEnumerator();
        try
        {
            return Next<Kept>(line) is { Version: Version } kept
                ? StateOf(kept, Next<KeptPeople, Participant>(line, kept.Drawn, it => it.People()), Next<Referred>(line, kept.Undrawn),
                    Next<OtherTimes>(line, kept.OtherTimes), Next<GroupRecord>(line, kept.Groups))
                : null;
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or IndexOutOfRangeException)
        {
            return null;
        }
    }

    private static IEnumerable<string> Lines<T>(IEnumerable<T> values) => values.Select(value => JsonSerializer.Serialize(value, Strict));

    private static T Next<T>(IEnumerator<string> line) =>
        line.MoveNext() && JsonSerializer.Deserialize<T>(line.Current, Strict) is { } value ? value : throw new JsonException();

    private static List<T> Next<T>(IEnumerator<string> line, int count) => Next<T, T>(line, count, value => [value]);

    // So many values, of which a line holds one or more.
    private static List<T> Next<TLine, T>(IEnumerator<string> line, int count, Func<TLine, IEnumerable<T>> of)
    {
        var values = new List<T>(count);
        while (values.Count < count)
        {
            values.AddRange(of(Next<TLine>(line)));
        }

        return values.Count == count ? values : throw new JsonException();
    }

    private static Kept Of(StudyState state) => new(
        Version,
        state.Count,
        state.Last,
        state.LastAt,
        state.Study,
        state.Phase,
        state.Seals,
        state.Cursors,
        state.OpenSeals,
        state.Places,
        state.Sheets.Values,
        state.Introductions.All,
        state.Messages.All,
        state.Messages.Kept,
        state.Texts,
        state.Unblinded,
        state.OpenedAt,
        state.ClosedAt,
        state.Accesses is var (digest, day) ? new(digest, day) : null,
        state.Reveals.Values.OfType<Act.RevealSeed>(),
        state.Reveals.Values.OfType<Act.RevealListKey>(),
        state.Draws.Count,
        state.Undrawn.Count,
        state.OtherTimes.Count,
        state.Groups.Count,
        state.Queues.Waiting.Values.SelectMany(queue => queue).Select(person => person.Id),
        state.Queues.Cohorts,
        state.Queues.Cohort,
        state.Queues.Drawing.Select(person => person.Id));

    private static StudyState StateOf(
        Kept kept, List<Participant> people, List<Referred> referred, List<OtherTimes> times, List<GroupRecord> groups)
    {
        var undrawn = referred.ToImmutableDictionary(person => person.Id);
        return new StudyState
        {
            Count = kept.Count,
            Last = kept.Last,
            LastAt = kept.LastAt,
            Study = kept.Study,
            Phase = kept.Phase,
            Seals = [.. kept.Seals],
            Cursors = StudyState.Empty.Cursors.AddRange(kept.Cursors),
            OpenSeals = kept.OpenSeals,
            Places = StudyState.Empty.Places.AddRange(kept.Places),
            Sheets = StudyState.Empty.Sheets.AddRange(kept.Sheets.Select(sheet => KeyValuePair.Create(sheet.Name, sheet))),
            Introductions = new() { All = [.. kept.Introductions] },
            Messages = new() { All = [.. kept.Messages], Kept = kept.MessagesKept },
            Texts = [.. kept.Texts],
            Unblinded = kept.Unblinded,
            OpenedAt = kept.OpenedAt,
            ClosedAt = kept.ClosedAt,
            Accesses = kept.Accesses is { } accesses ? (accesses.Digest, accesses.Day) : null,
            Reveals = StudyState.Empty.Reveals
                .AddRange(kept.Seeds.Select(seed => KeyValuePair.Create(seed.Number, (Act)seed)))
                .AddRange(kept.ListKeys.Select(key => KeyValuePair.Create(key.Number, (Act)key))),
            Participants = people.ToImmutableDictionary(person => person.Id),
            LeftGroup = people.Count(person => person.LeftGroup),
            Draws = people.ToImmutableSortedDictionary(person => person.Sequence, person => person.Id),
            Undrawn = undrawn,
            OtherTimes = times.ToImmutableDictionary(chosen => chosen.Participant),
            Queues = QueuesOf(kept, undrawn),
            Groups = StudyState.Empty.Groups.AddRange(groups.Select(group => KeyValuePair.Create(group.Id, group))),
        };
    }

    private static Queues QueuesOf(Kept kept, ImmutableDictionary<ParticipantId, Referred> undrawn) => new()
    {
        Waiting = Queues.Empty.Waiting.AddRange(kept.Waiting.Select(id => undrawn[id])
            .GroupBy(person => person.Referral.Stratum, (stratum, queue) => KeyValuePair.Create(stratum, queue.ToImmutableList()))),
        Cohorts = Queues.Empty.Cohorts.AddRange(kept.Cohorts),
        Cohort = kept.Cohort,
        Drawing = [.. kept.Drawing.Select(id => undrawn[id])],
    };

    private sealed record Kept(
        int Version,
        int Count,
        Digest Last,
        DateOnly? LastAt,
        string? Study,
        Phase Phase,
        IEnumerable<SealRecord> Seals,
        IReadOnlyDictionary<string, Cursor> Cursors,
        int OpenSeals,
        IReadOnlyDictionary<string, bool> Places,
        IEnumerable<Sheet> Sheets,
        IEnumerable<Introduction> Introductions,
        IEnumerable<SentMessage> Messages,
        int? MessagesKept,
        IEnumerable<Act.ConsentText> Texts,
        bool Unblinded,
        int? OpenedAt,
        int? ClosedAt,
        KeptAccesses? Accesses,
        IEnumerable<Act.RevealSeed> Seeds,
        IEnumerable<Act.RevealListKey> ListKeys,
        int Drawn,
        int Undrawn,
        int OtherTimes,
        int Groups,
        IEnumerable<ParticipantId> Waiting,
        IReadOnlyDictionary<string, Cursor> Cohorts,
        Act.Cohort? Cohort,
        IEnumerable<ParticipantId> Drawing);

    private sealed record KeptAccesses(Digest Digest, DateOnly Day);

    private delegate bool TryParse<T>(string? text, out T value);

    // A value that is written as its only text form.
    private sealed class TextOf<T>(TryParse<T> tryParse) : JsonConverter<T>
        where T : struct
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            tryParse(reader.GetString(), out var value) ? value : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }
}
