using Trial.Application.Citizens;
using Trial.Application.Study;
using Trial.Functions.Site.Parts;

namespace Trial.Functions.Site.SignUp;

/// <summary>A page that asks for one or several of a few known values.</summary>
/// <param name="Name">The field, as in docs/api.md.</param>
/// <param name="Words">What is asked.</param>
/// <param name="Parts">What there is to choose from, in parts.</param>
public sealed record Question(string Name, QuestionWords Words, IReadOnlyList<QuestionPart> Parts)
{
    /// <summary>The question of a step, with what was answered before.</summary>
    public static Question Of(Step step, SignUpWords words, Language language, StudyView study, Answers answers) => step switch
    {
        Step.Adult => YesNo("adult", words.Adult, words, answers.Adult),
        Step.Life => YesNo("everydayLife", words.Life, words, answers.EverydayLife),
        Step.Times =>
            new Question("slots", words.Times, [.. study.Strata.Select(at => Place(at, words, language, answers))]),
        Step.Company => YesNo("companionship", words.Company, words, answers.Companionship),
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };

    /// <summary>What was chosen, as text; empty when nothing was.</summary>
    public IEnumerable<string> Chosen =>
        from part in Parts
        from text in part.Choices.Where(choice => choice.Chosen).Select(choice => choice.Label).ToList() is { Count: > 0 } chosen
            ? part.Title.Length > 0 ? chosen.Prepend(part.Title) : chosen
            : []
        select text;

    private static Question YesNo(string name, QuestionWords question, SignUpWords words, bool? answer) => new(
        name,
        question,
        [new("", "", [new("true", words.Yes, "", answer == true), new("false", words.No, "", answer == false)])]);

    private static QuestionPart Place(StratumView at, SignUpWords words, Language language, Answers answers) => at.Open
        ? new(at.Name, "", [.. at.Slots.Select(slot => Time(slot, words, language, answers))])
        : new(at.Name, words.PlaceClosed, []);

    private static Choice Time(SlotView slot, SignUpWords words, Language language, Answers answers) => new(
        slot.Id,
        When.Weekly(language, slot.Weekday, slot.Time),
        slot.Next is { } day ? $"{slot.Place}. {words.NextStart(When.Day(language, day))}" : slot.Place,
        answers.Slots.Contains(slot.Id));
}

/// <summary>Some of a question's choices.</summary>
/// <param name="Title">What they have in common; empty where there is only one part.</param>
/// <param name="Note">Said in place of choices that there are not now.</param>
/// <param name="Choices">From which to choose.</param>
public sealed record QuestionPart(string Title, string Note, IReadOnlyList<Choice> Choices);

/// <summary>One thing to choose.</summary>
public sealed record Choice(string Value, string Label, string Hint, bool Chosen);
