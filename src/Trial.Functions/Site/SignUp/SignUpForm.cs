using System.Diagnostics;
using System.Security.Cryptography;

using Microsoft.AspNetCore.Http;

using Trial.Application.Citizens;
using Trial.Core.Intake;
using Trial.Functions.Site.Parts;
using Trial.Functions.Site.Web;

namespace Trial.Functions.Site.SignUp;

/// <summary>GET and POST /tilmelding: which page follows which, up to the lot. Nothing is kept between two pages.</summary>
internal sealed class SignUpForm(ICitizens citizens)
{
    /// <summary>The first page, with a new token.</summary>
    public Task<IResult> BeginAsync(Visit visit, CancellationToken cancellationToken)
    {
        var pages = PagesOf(visit, cancellationToken);
        return visit.Study switch
        {
            { Open: false } => pages.SayAsync(pages.Closed),
            { HasPlace: false } => Rendering.PageAsync<NoPlacePage>(visit, [], padded: true),
            _ => pages.ShowAsync(Step.Start, new Answers(new Token(RandomNumberGenerator.GetBytes(Token.Size)))),
        };
    }

    /// <summary>The page that follows a pressed button.</summary>
    public Task<IResult> AnswerAsync(Visit visit, PostedForm form, CancellationToken cancellationToken)
    {
        if (Answers.Read(form) is not { } read)
        {
            return BeginAsync(visit, cancellationToken);
        }

        var press = Press.Read(form);
        var sent = read.And(press);

        // The last button goes to the study whatever is open now: this very submission may have been drawn before.
        return press is { From: Step.Check, Forward: true } && sent.Complete(visit.Language) is { } submission
            ? DrawAsync(visit, submission, sent, cancellationToken)
            : GoOnAsync(PagesOf(visit, cancellationToken), press, sent.Within(visit.Study), visit.Study);
    }

    private static Task<IResult> GoOnAsync(SignUpPages pages, Press press, Answers answers, StudyView study)
    {
        if (!study.Open)
        {
            return pages.RefuseAsync(Refusal.StudyClosed, answers);
        }

        if (press.Forward && !answers.Has(press.From, study.NeedsSlip))
        {
            return press is { From: Step.Lottery, Said: Said.Agreed }
                ? pages.RefuseAsync(Refusal.TextNotCurrent, answers)
                : pages.AskAgainAsync(press.From, answers, press.Changing);
        }

        if (press.Forward && answers.Unfit)
        {
            return pages.RefuseAsync(Refusal.NotEligible, answers);
        }

        return pages.ShowAsync(press.Shows(answers.FirstUnanswered(study.NeedsSlip), study.NeedsSlip), answers, press.Changing);
    }

    private async Task<IResult> DrawAsync(Visit visit, Submission submission, Answers sent, CancellationToken cancellationToken)
    {
        var answers = sent.Within(visit.Study);
        var asked = visit.Study.NeedsSlip ? submission : submission with { Slip = null };
        var pages = PagesOf(visit, cancellationToken);

        return await citizens.ReferAsync(SubmissionDraft.Of(asked, visit.Study.NeedsSlip ? null : sent.Solution), cancellationToken) switch
        {
            ReferralAnswer.Drawn drawn => await pages.TellAsync(drawn.Lot, sent),
            ReferralAnswer.Stored stored => await pages.TellAsync(stored.Lot, sent),
            ReferralAnswer.Faulty faulty =>
                await pages.AskAgainAsync(faulty.Faults.Min(fault => StepOf(fault.Field)), answers, changing: true),
            ReferralAnswer.Refused refused => await pages.RefuseAsync(refused.Why, answers),
            _ => throw new UnreachableException(),
        };
    }

    // The page that asks for a field of docs/api.md.
    private static Step StepOf(string field) => field switch
    {
        "slip" => Step.Slip,
        "adult" => Step.Adult,
        "everydayLife" => Step.Life,
        "stratum" or "slots" => Step.Times,
        "companionship" => Step.Company,
        "understandsLottery" or "consent" => Step.Lottery,
        _ => Step.Start,
    };

    private SignUpPages PagesOf(Visit visit, CancellationToken cancellationToken) => new(visit, citizens, cancellationToken);
}
