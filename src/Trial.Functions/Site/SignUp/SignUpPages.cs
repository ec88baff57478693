using Microsoft.AspNetCore.Http;

using Trial.Application.Citizens;
using Trial.Core.Intake;
using Trial.Functions.Site.Parts;

namespace Trial.Functions.Site.SignUp;

/// <summary>The pages of the form, for one visit. A form that was read is answered with 200; the page says what came of it.</summary>
internal sealed class SignUpPages(Visit visit, ICitizens citizens, CancellationToken cancellationToken)
{
    private readonly SignUpWords words = visit.Language.Words<SignUpWords>();

    public RefusalWords Refusals { get; } = visit.Language.Words<RefusalWords>();

    /// <summary>The study takes nobody, now or any more.</summary>
    public Message Closed => visit.Study.Ended ? Refusals.Ended : Refusals.Closed;

    /// <summary>A page of the form as it is first seen.</summary>
    public Task<IResult> ShowAsync(Step step, Answers answers, bool changing = false) =>
        RenderAsync(new FormState(step, answers, changing && step < Step.Check, []));

    /// <summary>A page again, saying what is missing.</summary>
    public Task<IResult> AskAgainAsync(Step step, Answers answers, bool changing) =>
        RenderAsync(new FormState(step, answers, changing, [.. Missing(step, answers)]));

    /// <summary>What the lot was. As long for one outcome as for the other.</summary>
    public Task<IResult> TellAsync(Lot lot, Answers sent) => Rendering.PageAsync<ResultPage>(
        visit, new() { ["Lot"] = lot, ["Slots"] = sent.Slots, ["Again"] = Back(sent, to: null) }, padded: true);

    /// <summary>A page that says one thing, as long as one with a lot.</summary>
    public Task<IResult> SayAsync(
        Message message, int status = StatusCodes.Status200OK, IReadOnlyList<Carried>? again = null, string? button = null) =>
        Rendering.PageAsync<MessagePage>(
            visit, new() { ["Message"] = message, ["Again"] = again, ["Button"] = button }, status, padded: true);

    /// <summary>No lot was drawn: the question that has to be asked again, or why not.</summary>
    public Task<IResult> RefuseAsync(Refusal why, Answers answers) => why switch
    {
        Refusal.NotEligible => Rendering.PageAsync<DoorPage>(
            visit,
            new() { ["Young"] = answers.Adult == false, ["Again"] = Back(answers, answers.Adult == false ? Step.Adult : Step.Life) },
            padded: true),
        Refusal.StudyClosed => SayAsync(Closed),
        Refusal.StratumClosed => AskAsync(Step.Times, answers with { Stratum = null, Slots = [] }, "slots", words.PlaceNotOpen),
        Refusal.TextNotCurrent => AskAsync(Step.Lottery, answers with { Consent = null }, "consent", words.TextNotCurrent),
        Refusal.OtherSubmission => SayAsync(Refusals.OtherSubmission),
        Refusal.TooMany => SayAsync(Refusals.TooMany, 429, Back(answers, to: null), Refusals.Again),
        Refusal.NotSolved => SayAsync(Refusals.NotSolved, 429, Back(answers, Step.Check), Refusals.Again), // the page that asks it
        Refusal.SlipNotGood => AskAsync(Step.Slip, answers with { Slip = null }, "slip", words.SlipNotGood),
        Refusal.Erased => SayAsync(Refusals.Erased),
        Refusal.TryAgain => SayAsync(Refusals.TryAgain, 503, Back(answers, to: null), Refusals.Again),
        _ => throw new ArgumentOutOfRangeException(nameof(why)),
    };

    // Presses the last button again, or asks for one page by name.
    private static Carried[] Back(Answers answers, Step? to) =>
    [
        .. answers.Carry(),
        new("step", Press.Name(to ?? Step.Check)),
        .. to is { } step ? [new Carried("go", Press.Name(step))] : Array.Empty<Carried>(),
    ];

    private Task<IResult> AskAsync(Step step, Answers answers, string field, string text) =>
        RenderAsync(new FormState(step, answers, Changing: true, [(field, text)]));

    private IEnumerable<(string Field, string Text)> Missing(Step step, Answers answers) => step switch
    {
        Step.Lottery => [("consent", words.Lottery.Missing)],
        Step.Slip => [("slip", words.Slip.Missing)],
        Step.Times when answers.Slots.Count > 0 => [("slots", words.TimesApart)],
        Step.Start or Step.Check => [],
        _ => [(Question.Of(step, words, visit.Language, visit.Study, answers).Name, words.Of(step).Missing)],
    };

    private async Task<IResult> CheckAsync(Answers answers, Dictionary<string, object?> parameters) =>
        await citizens.CodeAsync(answers.Token, answers.Slip, cancellationToken) switch
        {
            CodeAnswer.Told told => await Rendering.PageAsync<CheckPage>(
                visit, new(parameters) { ["Code"] = told.Code, ["Id"] = told.ResearchId, ["Challenge"] = told.Challenge }),
            CodeAnswer.Refused { Why: Refusal.TryAgain } => // the code first: this button draws no lot
                await SayAsync(Refusals.TryAgain, 503, Back(answers, Step.Check), Refusals.Again),
            CodeAnswer.Refused refused => await RefuseAsync(refused.Why, answers),
            _ => await RefuseAsync(Refusal.SlipNotGood, answers),
        };

    private Task<IResult> RenderAsync(FormState state)
    {
        Dictionary<string, object?> parameters = new() { ["State"] = state };

        return state.Step switch
        {
            Step.Start => Rendering.PageAsync<StartPage>(visit, parameters),
            Step.Slip => Rendering.PageAsync<SlipPage>(visit, parameters),
            Step.Lottery => Rendering.PageAsync<LotteryPage>(visit, parameters),
            Step.Check => CheckAsync(state.Answers, parameters),
            Step.Times => Rendering.PageAsync<QuestionPage>(visit, parameters),
            _ => Rendering.PageAsync<YesNoPage>(visit, parameters),
        };
    }
}
