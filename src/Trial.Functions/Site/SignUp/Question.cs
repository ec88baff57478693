using Trial.Application.Citizens;
using Trial.Application.Study;
using Trial.Functions.Site.Parts;

namespace Trial.Functions.Site.SignUp;

/// <summary>A page that asks for one or several of a few known values.</summary>
/// <param name="Name">The field, as in docs/api.md.</param>
/// <param name="Words">What is asked.</param>
/// <param name="Several">More than one value may be chosen.</param>
/// <param name="Choices">What there is to choose from.</param>
public sealed record Question(string Name, QuestionWords Words, bool Several, IReadOnlyList<Choice> Choices)
{
    /// <summary>The question of a step, with what was answered before.</summary>
    public static Question Of(Step step, SignUpWords words, Language language, StudyView study, Answers answers) => step switch
    {
        Step.Adult => YesNo("adult", words.Adult, words, answers.Adult),
        Step.Life => YesNo("everydayLife", words.Life, words, answers.EverydayLife),
        Step.Place => new Question("stratum", words.Place, Several: false, [.. study.Strata.Select(at => Place(at, words, answers))]),
        Step.Times =>
            new Question("slots", words.Times, Several: true, [.. Slots(study, answers).Select(slot => Time(slot, language, answers))]),
        Step.Company => YesNo("companionship", words.Company, words, answers.Companionship),
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };

    /// <summary>What was chosen, as text; empty when nothing was.</summary>
    public IEnumerable<string> Chosen => Choices.Where(choice => choice.Chosen).Select(choice => choice.Label);

    private static Question YesNo(string name, QuestionWords question, SignUpWords words, bool? answer) =>
        new(name, question, Several: false, [new("true", words.Yes, "", answer == true), new("false", words.No, "", answer == false)]);

    private static IEnumerable<SlotView> Slots(StudyView study, Answers answers) =>
        study.Strata.Where(at => at.Code == answers.Stratum).SelectMany(at => at.Slots);

    private static Choice Place(StratumView at, SignUpWords words, Answers answers) =>
        new(at.Code, at.Name, at.Open ? "" : words.PlaceClosed, at.Code == answers.Stratum, at.Open);

    private static Choice Time(SlotView slot, Language language, Answers answers) =>
        new(slot.Id, When.Weekly(language, slot.Weekday, slot.Time), slot.Place, answers.Slots.Contains(slot.Id));
}

/// <summary>One thing to choose.</summary>
public sealed record Choice(string Value, string Label, string Hint, bool Chosen, bool Open = true);
