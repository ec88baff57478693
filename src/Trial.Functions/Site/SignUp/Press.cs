using Trial.Functions.Site.Web;

namespace Trial.Functions.Site.SignUp;

/// <summary>Which button was pressed on which page. <see cref="To"/> is null for on and back.</summary>
/// <param name="From">The page the form was on.</param>
/// <param name="Back">The button back was pressed.</param>
/// <param name="To">A page was asked for by name: an answer is to be changed, or the same page shown in the other language.</param>
/// <param name="Changing">The person came from the last page to change one answer, and goes back there.</param>
public sealed record Press(Step From, bool Back, Step? To, bool Changing)
{
    /// <summary>The button that goes on was pressed.</summary>
    public bool Forward => !Back && To is null;

    internal static Press Read(PostedForm form)
    {
        var from = ReadStep(form.One("step")) ?? Step.Start;
        var go = form.One("go");
        var to = ReadStep(go);

        return new Press(from, go == "back", to, form.One("changing") == "true" || (from == Step.Check && to < Step.Check));
    }

    /// <summary>A page's name in a form.</summary>
    public static string Name(Step step) => step.ToString().ToLowerInvariant();

    /// <summary>The page to show, given the first that is not answered.</summary>
    public Step Shows(Step firstUnanswered, bool needsSlip)
    {
        var wanted = To
            ?? (Back ? Neighbour(From, -1, needsSlip) : Changing || From == Step.Start ? Step.Check : Neighbour(From, 1, needsSlip));
        return wanted < firstUnanswered ? wanted : firstUnanswered;
    }

    private static Step Neighbour(Step step, int by, bool needsSlip)
    {
        var next = (Step)Math.Clamp((int)step + by, (int)Step.Start, (int)Step.Check);
        return next == Step.Slip && !needsSlip ? Neighbour(next, by, needsSlip) : next;
    }

    private static Step? ReadStep(string? name) =>
        Enum.GetValues<Step>().Cast<Step?>().FirstOrDefault(step => Name(step!.Value) == name);
}
