using Trial.Application.Citizens;
using Trial.Application.Study;
using Trial.Core;
using Trial.Core.Intake;
using Trial.Functions.Site.Parts;
using Trial.Functions.Site.Web;

namespace Trial.Functions.Site.SignUp;

//  Answers
//
//      Nothing is stored before the draw: every page carries the answers so far in hidden fields, named as in docs/api.md.
//      They are read anew at each step, each by its own strict reader; what does not parse is as if it was not sent.
//
//      token              22 base64url characters, made with the first page
//      adult, everydayLife, companionship          "true" or "false"
//      slots              ids, any number            stratum     the place where all of them are: nobody is asked for it
//      understandsLottery "true"                     consent     the version of the text
//      shown              the version of the text on the page, which the button that agrees is about
//      slip               as typed; carried on in its one spelling
//      altcha             the solved challenge of the last page, by its own module; never carried on

/// <summary>What a person has answered so far.</summary>
public sealed record Answers(Token Token)
{
    public Slip? Slip { get; init; }

    public bool? Adult { get; init; }

    public bool? EverydayLife { get; init; }

    /// <summary>The place of all the times; null while none is chosen, and where they are at several places.</summary>
    public string? Stratum { get; init; }

    public IReadOnlyList<string> Slots { get; init; } = [];

    public bool? Companionship { get; init; }

    public bool UnderstandsLottery { get; init; }

    public string? Consent { get; init; }

    /// <summary>The version of the text that the page showed.</summary>
    public string? Shown { get; init; }

    /// <summary>The challenge of the last page, solved; null where none was asked, or no script could solve it.</summary>
    public Solution? Solution { get; init; }

    /// <summary>Nobody is drawn who said no to one of the two questions about who the offer is for.</summary>
    public bool Unfit => Adult == false || EverydayLife == false;

    /// <summary>Reads what a form carried, or null when its token is not one.</summary>
    internal static Answers? Read(PostedForm form) => !Token.TryParse(form.One("token"), out var token) ? null : new Answers(token)
    {
        Slip = Core.Intake.Slip.TryParse(form.One("slip"), out var slip) ? slip : null,
        Adult = YesNo(form.One("adult")),
        EverydayLife = YesNo(form.One("everydayLife")),
        Stratum = form.One("stratum") is { } stratum && Names.IsStratum(stratum) ? stratum : null,
        Slots = [.. form.All("slots").Distinct()],
        Companionship = YesNo(form.One("companionship")),
        UnderstandsLottery = form.One("understandsLottery") == "true",
        Consent = form.One("consent"),
        Shown = form.One("shown"),
        Solution = Solution.Parse(form.One("altcha")),
    };

    /// <summary>The same answers and what the pressed button says. A button of another page says nothing.</summary>
    internal Answers And(Press press) => (press.From, press.Said) switch
    {
        (Step.Adult, Said.Yes or Said.No) => this with { Adult = press.Said == Said.Yes },
        (Step.Life, Said.Yes or Said.No) => this with { EverydayLife = press.Said == Said.Yes },
        (Step.Company, Said.Yes or Said.No) => this with { Companionship = press.Said == Said.Yes },
        (Step.Lottery, Said.Agreed) => this with { UnderstandsLottery = true, Consent = Shown },
        _ => this,
    };

    /// <summary>The same answers without those that the study does not offer now. Only such answers are ever written into a page.</summary>
    public Answers Within(StudyView study)
    {
        var places = study.Strata.Where(at => at.Open && at.Slots.Any(slot => Slots.Contains(slot.Id))).ToList();

        return this with
        {
            Slip = study.NeedsSlip ? Slip : null,
            Stratum = places is [var only] ? only.Code : null,
            Slots = [.. places.SelectMany(at => at.Slots).Select(slot => slot.Id).Where(Slots.Contains)],
            Consent = Consent == study.Consent.Version ? Consent : null,
        };
    }

    /// <summary>The first page whose question is not answered, or <see cref="Step.Check"/>.</summary>
    public Step FirstUnanswered(bool needsSlip) =>
        Enum.GetValues<Step>().First(step => step == Step.Check || !Has(step, needsSlip));

    /// <summary>Whether a page's question is answered.</summary>
    public bool Has(Step step, bool needsSlip) => step switch
    {
        Step.Slip => !needsSlip || Slip is not null,
        Step.Adult => Adult is not null,
        Step.Life => EverydayLife is not null,
        Step.Times => Stratum is not null,
        Step.Company => Companionship is not null,
        Step.Lottery => UnderstandsLottery && Consent is not null,
        _ => true,
    };

    /// <summary>The submission these answers make, or null while one is missing.</summary>
    public Submission? Complete(Language language) =>
        this is { Adult: { } adult, EverydayLife: { } life, Stratum: { } stratum, Companionship: { } company, Consent: { } consent }
            ? new Submission(
                Token, stratum, Slots, adult, life, UnderstandsLottery, company, consent, language == Language.Danish ? "da" : "en", Slip)
            : null;

    /// <summary>The fields that carry the answers on, without those that the shown page has boxes or a field for.</summary>
    public IReadOnlyList<Carried> Carry(Step? except = null)
    {
        (Step Asked, string Name, string? Value)[] fields =
        [
            (Step.Slip, "slip", Slip?.ToString()),
            (Step.Adult, "adult", Text(Adult)),
            (Step.Life, "everydayLife", Text(EverydayLife)),
            (Step.Times, "stratum", Stratum),
            .. Slots.Select(slot => (Step.Times, "slots", (string?)slot)),
            (Step.Company, "companionship", Text(Companionship)),
            (Step.Lottery, "understandsLottery", UnderstandsLottery ? "true" : null),
            (Step.Lottery, "consent", Consent),
        ];

        return
        [
            new Carried("token", Token.ToString()),
            .. from field in fields
               where field.Value is not null && field.Asked != except
               select new Carried(field.Name, field.Value),
        ];
    }

    private static bool? YesNo(string? text) => text switch
    {
        "true" => true,
        "false" => false,
        _ => null,
    };

    private static string? Text(bool? answer) => answer switch
    {
        true => "true",
        false => "false",
        null => null,
    };

    /// <summary>Says what it is, and nothing of what it holds.</summary>
    public override string ToString() => "answers so far";
}
