using Trial.Functions.Site.Parts;

namespace Trial.Functions.Site.SignUp;

/// <summary>What a page of the form is made from.</summary>
/// <param name="Step">The page.</param>
/// <param name="Answers">What is known, all of it offered by the study now.</param>
/// <param name="Changing">The person came from the last page to change one answer.</param>
/// <param name="Errors">Each error with the id of the field it is about.</param>
public sealed record FormState(Step Step, Answers Answers, bool Changing, IReadOnlyList<(string Field, string Text)> Errors)
{
    /// <summary>The hidden fields of this page's own form.</summary>
    public IReadOnlyList<Carried> Hidden => [.. Answers.Carry(Step is Step.Slip or Step.Times ? Step : null), .. Place];

    /// <summary>The hidden fields that show this very page again.</summary>
    public IReadOnlyList<Carried> Again => [.. Answers.Carry(), .. Place, new Carried("go", Press.Name(Step))];

    private IEnumerable<Carried> Place => Changing
        ? [new Carried("step", Press.Name(Step)), new Carried("changing", "true")]
        : [new Carried("step", Press.Name(Step))];

    /// <summary>The error about a field, or null.</summary>
    public string? ErrorOf(string field) => Errors.Where(error => error.Field == field).Select(error => error.Text).FirstOrDefault();
}
