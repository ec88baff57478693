using System.Collections.Concurrent;

using Trial.Application.Citizens;
using Trial.Application.Study;
using Trial.Core.Groups;
using Trial.Core.Input;
using Trial.Core.Intake;
using Trial.Core.Record;

namespace Trial.Functions.Tests.Site;

/// <summary>A study in memory, for pages only: the lot is the token's first bit, and a token is bound to its submission.</summary>
internal sealed class FakeCitizens : ICitizens
{
    // As long as a real one with some witnesses; a demonstration's has 3,258 characters.
    public string Receipt { get; set; } = $$"""{"format":"trial/v1/receipt","setup":"{{new string('x', 4500)}}"}""";

    // Several requests may be answered at once.
    private readonly ConcurrentDictionary<Token, Submission> drawn = [];
    private readonly ConcurrentDictionary<string, Token> codes = [];
    private readonly ConcurrentDictionary<Token, List<Leaving>> left = [];
    private readonly ConcurrentDictionary<Token, IReadOnlyList<string>> chosen = [];

    public StudyView Study { get; set; } = new(
        new("Håb og selvbestemmelse i hverdagslivet", "Hope and self-determination in everyday life"),
        Open: true,
        Demonstration: true,
        NeedsSlip: false,
        new("da-1", new("Jeg er med i et forsøg.\nJeg kan stoppe, når jeg vil.", "I take part in a trial.\nI can stop when I like.")),
        new Odds(1, 1),
        [
            new("A", "Nørrebro", Open: true,
                [new("A-tue", "Kulturhuset", Weekday.Tuesday, new(17, 0)), new("A-wed", "Biblioteket", Weekday.Wednesday, new(10, 30))]),
            new("B", "Fredericia", Open: true, [new("B-sat", "Kulturhuset", Weekday.Saturday, new(11, 0))]),
            new("C", "Helsingør", Open: false, [new("C-mon", "Biblioteket", Weekday.Monday, new(16, 0))]),
        ],
        new KeptFor(GroupDays: 183, PeopleDays: 3653));

    /// <summary>Answered instead of drawing.</summary>
    public ReferralAnswer? Instead { get; set; }

    public int Draws => drawn.Count;

    public Submission? Last { get; private set; }

    /// <summary>A group on Tuesdays from 1 September 2026.</summary>
    public static GroupView AGroup { get; } = new(
        "Kulturhuset", Weekday.Tuesday, new(17, 0), new(2026, 9, 1), new Dictionary<int, DateOnly>(),
        new(
            "haab", "A1", "Kulturhuset", new(17, 0),
            [.. Enumerable.Range(0, 10).Select(week => new DateOnly(2026, 9, 1).AddDays(7 * week))],
            IsOn: true, Changes: 0, Changed: default));

    public GroupView? Group { get; set; }

    /// <summary>What every lot waits for; null when each is drawn at once.</summary>
    public Waits? Waits { get; set; }

    public IReadOnlyList<NoticeView> Notices { get; set; } = [];

    public bool IsInstalled { get; set; } = true;

    public Task<StudyView> StudyAsync(CancellationToken cancellationToken) =>
        IsInstalled ? Task.FromResult(Study) : throw new NotInstalledException();

    /// <summary>Asked with every code.</summary>
    public Challenge? Challenge { get; set; }

    /// <summary>Answered instead of telling a code.</summary>
    public CodeAnswer? InsteadOfCode { get; set; }

    public Task<CodeAnswer> CodeAsync(Token token, Slip? slip, CancellationToken cancellationToken) =>
        Task.FromResult(InsteadOfCode ?? new CodeAnswer.Told(Code.Of(token, default), Id, Challenge));

    public Task<ReferralAnswer> ReferAsync(SubmissionDraft said, CancellationToken cancellationToken)
    {
        var submission = said.Whole!;
        Last = submission;

        return Task.FromResult(Instead ?? Refer(submission));
    }

    public Task<StatusAnswer> StatusAsync(string code, CancellationToken cancellationToken) => Task.FromResult(Find(code) switch
    {
        null => new StatusAnswer.NotFound(),
        { } token when left[token].Contains(Leaving.Data) => new StatusAnswer.Erased(),
        { } token => (StatusAnswer)new StatusAnswer.Found(new Status(
            OutcomeOf(token), Id, "Blå Hejre", OutcomeOf(token) == Outcome.Peer ? Group : null,
            OutcomeOf(token) == Outcome.Peer ? Notices : [], Receipt,
            left[token], Held(OutcomeOf(token), chosen.GetValueOrDefault(token, ["A-tue"])), Waits: Waits)
        { Times = TimesOf(token), Today = Today }),
    });

    /// <summary>The day of every page behind a code.</summary>
    public DateOnly Today { get; set; }

    /// <summary>The times that are on offer at the fake study's place.</summary>
    public IReadOnlyList<Slot> Offered { get; set; } =
        [new("A-tue", "Kulturhuset", Weekday.Tuesday, new(17, 0)), new("A-wed", "Biblioteket", Weekday.Wednesday, new(10, 30))];

    /// <summary>Answered instead of changing times.</summary>
    public TimesAnswer? InsteadOfTimes { get; set; }

    public Task<TimesAnswer> ChangeTimesAsync(string code, IReadOnlyList<string> slots, CancellationToken cancellationToken) =>
        Task.FromResult(InsteadOfTimes ?? Change(code, slots));

    private TimesAnswer Change(string code, IReadOnlyList<string> slots)
    {
        if (Find(code) is not { } token)
        {
            return new TimesAnswer.NotFound();
        }

        if (left[token].Contains(Leaving.Data))
        {
            return new TimesAnswer.Erased();
        }

        var known = TimesOf(token).Choices.Select(time => time.Slot.Id);
        if (slots.Count == 0 || slots.Except(known).Any())
        {
            return new TimesAnswer.Faulty([new("slots", slots.Count == 0 ? FaultCodes.Missing : FaultCodes.Unknown)]);
        }

        chosen[token] = slots;
        return new TimesAnswer.Done();
    }

    // Whoever signed up chose Tuesdays.
    private TimesView TimesOf(Token token)
    {
        var slots = chosen.GetValueOrDefault(token, ["A-tue"]);
        return new(
            [.. Offered.Select(slot => new TimeView(slot, slots.Contains(slot.Id), IsOffered: true))],
            [.. slots.Where(slot => Offered.All(offered => offered.Id != slot))]);
    }

    public Task<WithdrawAnswer> WithdrawAsync(string code, Leaving what, CancellationToken cancellationToken)
    {
        if (Find(code) is not { } token || (Waits is not null && what != Leaving.Data))
        {
            return Task.FromResult(Waits is null ? WithdrawAnswer.NotFound : WithdrawAnswer.NotDrawn);
        }

        left[token].Add(what);
        return Task.FromResult(WithdrawAnswer.Done);
    }

    public static readonly ResearchId Id = ResearchId.FromBytes([1, 2, 3, 4, 5]);

    private Outcome OutcomeOf(Token token) =>
        Waits is not null ? Outcome.Waiting : token.ToArray()[0] < 128 ? Outcome.Peer : Outcome.Control;

    private static HeldView[] Held(Outcome outcome, IReadOnlyList<string> slots) =>
    [
        new("stratum", "A"), new("slots", string.Join(' ', slots)), new("drawn", "2026-10-24T16:05:59Z"),
        .. slots is ["A-tue"] ? (HeldView[])[] : [new("slotsBefore", "A-tue")],
        new("companionship", "false"), new("language", "da"),
        new("arm", outcome.ToString().ToLowerInvariant()), new("alias", "Blå Hejre"), new("researchId", Id.ToString()),
    ];

    private Token? Find(string text) =>
        Code.TryParse(text, out var code) && codes.TryGetValue(code.ToString(), out var token) ? token : null;

    private ReferralAnswer Refer(Submission submission)
    {
        var code = Code.Of(submission.Token, default);
        var lot = new Lot(code, OutcomeOf(submission.Token), Id, Receipt, Waits) { SignedUp = new(2026, 10, 24) };

        if (drawn.TryGetValue(submission.Token, out var before))
        {
            return before.Hash(default) == submission.Hash(default)
                ? new ReferralAnswer.Stored(lot)
                : new ReferralAnswer.Refused(Refusal.OtherSubmission);
        }

        codes[code.ToString()] = submission.Token;
        left[submission.Token] = [];
        drawn[submission.Token] = submission;
        return new ReferralAnswer.Drawn(lot);
    }
}
