using Trial.Core.Input;

namespace Trial.Core.Intake;

/// <summary>
/// What could be read of a submission, and every fault of its form. What parsed is kept beside the faults, so that a form can be
/// filled again and the rules can add what is wrong with the values.
/// </summary>
public sealed record SubmissionDraft
{
    /// <summary>The most slots that one submission names.</summary>
    public const int MostSlots = 32;

    private const int LongestId = 32;

    private SubmissionDraft()
    {
    }

    /// <summary>Null when it is missing or at fault; so are all that follow.</summary>
    public Token? Token { get; private init; }

    /// <summary>A well-formed stratum, known or not.</summary>
    public string? Stratum { get; private init; }

    /// <summary>The well-formed slots, known or not.</summary>
    public IReadOnlyList<string> Slots { get; private init; } = [];

    /// <summary>False is an answer, not a fault: the rules decide on it.</summary>
    public bool? Adult { get; private init; }

    /// <summary>False is an answer, not a fault: the rules decide on it.</summary>
    public bool? EverydayLife { get; private init; }

    /// <summary>False is a fault: nobody is drawn who does not know that lots are drawn.</summary>
    public bool? UnderstandsLottery { get; private init; }

    /// <summary>Absent means no.</summary>
    public bool? Companionship { get; private init; }

    /// <summary>The version of a text, current or not.</summary>
    public string? Consent { get; private init; }

    /// <summary><c>da</c> or <c>en</c>.</summary>
    public string? Language { get; private init; }

    /// <summary>The invitation, asked for or not.</summary>
    public Slip? Slip { get; private init; }

    /// <summary>The solved challenge, asked for or not, right or wrong; no part of what a token is bound to.</summary>
    public Solution? Solution { get; private init; }

    /// <summary>Everything wrong with the form of the input; empty when the submission is whole.</summary>
    public IReadOnlyList<Fault> Faults { get; private init; } = [];

    /// <summary>The submission; null when there are faults.</summary>
    public Submission? Whole => Faults.Count > 0
        ? null
        : new Submission(
            Token!.Value, Stratum!, Slots, Adult!.Value, EverydayLife!.Value, UnderstandsLottery!.Value,
            Companionship ?? false, Consent!, Language!, Slip);

    /// <summary>Reads the JSON of <c>POST /api/referrals</c>, in UTF-8.</summary>
    public static SubmissionDraft OfJson(ReadOnlySpan<byte> utf8)
    {
        var fields = FieldReader.Of(utf8);
        var draft = new SubmissionDraft
        {
            Token = fields.Parsed<Token>("token", Intake.Token.TryParse, isCode: true),
            Stratum = fields.Text("stratum", LongestId, Names.IsStratum),
            Slots = SlotsOf(fields),
            Adult = fields.Flag("adult"),
            EverydayLife = fields.Flag("everydayLife"),
            UnderstandsLottery = fields.Flag("understandsLottery"),
            Consent = fields.Text("consent", LongestId, Names.IsId),
            Companionship = fields.Flag("companionship", required: false),
            Language = fields.Text("language", LongestId, language => language is "da" or "en"),
            Slip = fields.Parsed<Slip>("slip", Intake.Slip.TryParse, required: false, isCode: true),
            Solution = SolutionOf(fields),
        };

        fields.RefuseWhen("understandsLottery", FaultCodes.MustBeTrue, draft.UnderstandsLottery is false);
        return draft with { Faults = fields.Faults() };
    }

    /// <summary>The slots that somebody chooses, at sign-up or later.</summary>
    public static IReadOnlyList<string> SlotsOf(FieldReader fields) => fields.Texts("slots", MostSlots, LongestId, Names.IsId);

    private static Solution? SolutionOf(FieldReader fields)
    {
        Solution? solution = null;
        _ = fields.Text(
            "altcha", Intake.Solution.Longest, text => (solution = Intake.Solution.Parse(text)) is not null, required: false, isCode: true);
        return solution;
    }

    /// <summary>The draft of a submission that is whole already, and the challenge that was solved for it.</summary>
    public static SubmissionDraft Of(Submission whole, Solution? solution = null) => new()
    {
        Solution = solution,
        Token = whole.Token,
        Stratum = whole.Stratum,
        Slots = whole.Slots,
        Adult = whole.Adult,
        EverydayLife = whole.EverydayLife,
        UnderstandsLottery = whole.UnderstandsLottery,
        Companionship = whole.Companionship,
        Consent = whole.Consent,
        Language = whole.Language,
        Slip = whole.Slip,
    };

    /// <summary>Says what it is, never what it holds.</summary>
    public override string ToString() => "a submission, right or wrong";
}
