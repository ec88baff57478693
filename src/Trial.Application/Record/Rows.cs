using System.Globalization;
using System.Text.Json.Serialization;

using Trial.Core;
using Trial.Core.Record;

namespace Trial.Application.Record;

/// <summary>The row of a code: whose it is. It stays when the person is erased, and nothing is ever drawn for it again.</summary>
public sealed record CodeRow(ParticipantId Participant, bool Erased)
{
    /// <summary>Says what it is, never what it holds.</summary>
    public override string ToString() => "the row of a code";
}

/// <summary>The row of a participant: everything that belongs to the person; null once it is erased.</summary>
public sealed record ParticipantRow(Personal? Person)
{
    /// <summary>It holds a whole receipt, as rows did before the promise alone was kept.</summary>
    public static bool IsOfEarlierBuild(Row row) => row.Value.AsSpan().IndexOf("\"receipt\":"u8) >= 0;
}

/// <summary>What is held about one person beside the record.</summary>
/// <param name="Submission">Hash of what they sent.</param>
/// <param name="Language">da or en.</param>
/// <param name="Slots">The slots they could come at when they signed up.</param>
/// <param name="Companionship">They wish for companionship afterwards.</param>
/// <param name="Alias">What their group calls them.</param>
/// <param name="ResearchId">What researchers call them.</param>
/// <param name="Promise">Of their receipt: the signed note that the log will hold the body with which they signed up.</param>
/// <param name="SignedUp">When they signed up: UTC, whole seconds.</param>
/// <param name="Code">The key of their code's row.</param>
/// <param name="ResearchRandom">32 random bytes: with the research id they give what the record says of it.</param>
/// <param name="RowRandom">32 other random bytes: with all else they give what the record says of this row.</param>
/// <param name="Chosen">The slots that they chose since, the latest choice; null while those of their sign-up hold.</param>
/// <param name="Seal">
/// The number of the seal that their waiting receipt names; it stays after the draw. Null where lots are drawn at referral.
/// </param>
public sealed record Personal(
    Digest Submission,
    string Language,
    IReadOnlyList<string> Slots,
    bool Companionship,
    string Alias,
    ResearchId ResearchId,
    string Promise,
    DateTimeOffset SignedUp,
    Digest Code,
    Digest ResearchRandom,
    Digest RowRandom,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ChosenTimes? Chosen = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Seal = null)
{
    /// <summary>The slots they can come at now.</summary>
    public IReadOnlyList<string> Times() => Chosen?.Slots ?? Slots;

    /// <summary>The research id with its random bytes.</summary>
    public KnownId KnownId() => new(ResearchId, ResearchRandom);

    /// <summary>What the body of the draw or referral says of this row.</summary>
    public PersonHashes Hashes() => new(
        KnownId().Hash,
        new PersonRow(Alias, SignedUp, Code, Companionship, Language, Slots, Submission).Beside(RowRandom).Hash);

    /// <summary>Says what it is, never what it holds.</summary>
    public override string ToString() => "what is held about a person";
}

/// <summary>How many were drawn in the last hour and a little more, under open admission.</summary>
/// <param name="Drawn">How many in each five minutes with somebody, by their first minute, yyyy-MM-ddTHH:mm in UTC.</param>
/// <param name="Met">
/// The last hour, yyyy-MM-ddTHH in UTC, in which the cap was met, but for what is kept for those without a solution; null when none was.
/// </param>
/// <param name="Unsolved">How many of them came without a solution when a challenge was asked; null for none.</param>
/// <param name="Unusual">The last hour, written as Met is, in which a challenge was asked; null when none was.</param>
/// <param name="UnsolvedMet">The last hour in which the share of those without a solution was met; null when none was.</param>
public sealed record HourRow(
    IReadOnlyDictionary<string, int> Drawn,
    string? Met = null,
    IReadOnlyDictionary<string, int>? Unsolved = null,
    string? Unusual = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? UnsolvedMet = null)
{
    private const string HourForm = "yyyy-MM-dd'T'HH";

    /// <summary>The hour of a moment, as the row says it.</summary>
    public static string HourOf(DateTimeOffset now) => now.UtcDateTime.ToString(HourForm, CultureInfo.InvariantCulture);

    /// <summary>When an hour begins that the row says.</summary>
    public static DateTimeOffset BeginOf(string hour) =>
        DateTimeOffset.ParseExact(hour, HourForm, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}

/// <summary>The processes that stand in line to write, the first of them first.</summary>
/// <param name="Line">A random name each.</param>
public sealed record TurnRow(IReadOnlyList<string> Line);

/// <summary>The row of a daily job.</summary>
/// <param name="Day">The day that it last ran for.</param>
/// <param name="Danish">What it did then, in words; null where nothing is known of it.</param>
/// <param name="English">The same in English.</param>
public sealed record JobRow(DateOnly Day, string? Danish = null, string? English = null);

/// <summary>The row of a slip.</summary>
/// <param name="Sheet">The name of its sheet.</param>
/// <param name="Used">Somebody was drawn with it.</param>
/// <param name="Month">In which month, yyyy-MM; null while nobody was.</param>
/// <param name="Held">Who holds it; null when nobody does. The night forgets it.</param>
public sealed record SlipRow(string Sheet, bool Used, string? Month = null, SlipHold? Held = null)
{
    /// <summary>Who holds it at a moment; null when nobody does.</summary>
    public Digest? HolderAt(DateTimeOffset now) => Held is { } held && now < held.Until ? held.For : null;

    /// <summary>The month of a moment in Copenhagen.</summary>
    public static string MonthOf(DateTimeOffset now) => MonthOf(Copenhagen.Date(now));

    /// <summary>The month of a day.</summary>
    public static string MonthOf(DateOnly day) => day.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}

/// <summary>A slip is held for the token with which its code was asked for, so that nobody else uses it meanwhile.</summary>
/// <param name="For">An HMAC of token and slip.</param>
/// <param name="Until">Then anybody may use it again.</param>
public sealed record SlipHold(Digest For, DateTimeOffset Until);

/// <summary>How often slips of a sheet were asked for in one month, good or not.</summary>
/// <param name="Sheet">The name of the sheet.</param>
/// <param name="Month">yyyy-MM.</param>
/// <param name="Asked">How often.</param>
public sealed record AskedRow(string Sheet, string Month, int Asked);

/// <summary>What those who hand slips out told of a sheet, in one month or of one introduction meeting.</summary>
/// <param name="Sheet">The name of the sheet; empty where no slip was handed out.</param>
/// <param name="Month">yyyy-MM.</param>
/// <param name="HandedOut">How many of its slips were handed out.</param>
/// <param name="Met">How many people were met.</param>
/// <param name="Meeting">The number of the introduction meeting; null for the rest of a month.</param>
public sealed record MetRow(string Sheet, string Month, int HandedOut, int Met, int? Meeting = null);

/// <summary>A research id that was erased, and when: copies of older exports are cleaned by it.</summary>
public sealed record ErasedRow(ResearchId ResearchId, DateOnly On)
{
    /// <summary>Says what it is, never what it holds.</summary>
    public override string ToString() => "the row of an erased research id";
}

/// <summary>The row of a daily job that somebody had run by hand.</summary>
/// <param name="At">When.</param>
/// <param name="Danish">What it did then, in words.</param>
/// <param name="English">The same in English.</param>
public sealed record ByHandRow(DateTimeOffset At, string Danish, string English);
