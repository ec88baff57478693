namespace Trial.Functions.Site.SignUp;

/// <summary>A page that asks one question.</summary>
public abstract class AskedPage : FormPage
{
    /// <summary>What it asks.</summary>
    protected Question Question { get; private set; } = null!;

    /// <summary>What is wrong with the answer; null where nothing is.</summary>
    protected string? Error => State.ErrorOf(Question.Name);

    /// <summary>The ids of what describes the question, as <c>aria-describedby</c> has them; null for none.</summary>
    protected string? Described => (Question.Words.Hint.Length > 0, Error is not null) switch
    {
        (true, true) => "hint error",
        (true, false) => "hint",
        (false, true) => "error",
        _ => null,
    };

    protected override void OnParametersSet() => Question = Question.Of(Step, Words, Visit.Language, Visit.Study, Answers);
}
