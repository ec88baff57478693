using Trial.Functions.Site.Web;

namespace Trial.Functions.Site.SignUp;

/// <summary>Which button was pressed on which page. <see cref="To"/> is null for on and back.</summary>
/// <param name="From">The page the form was on.</param>
/// <param name="Back">The button back was pressed.</param>
/// <param name="To">A page was asked for by name: an answer is to be changed, or the same page shown in the other language.</param>
/// <param name="Changing">The person came from the last page to change one answer, and goes back there.</param>
/// <param name="Said">The button is an answer by itself; null where it is not.</param>
public sealed record Press(Step From, bool Back, Step? To, bool Changing, Said? Said)
{
    /// <summary>The button that goes on was pressed.</summary>
    public bool Forward => !Back && To is null;

    internal static Press Read(PostedForm form)
    {
        var from = ReadName<Step>(form.One("step")) ?? Step.Start;
        var go = form.One("go");
        var to = ReadName<Step>(go);

        return new Press(
            from, go == "back", to, form.One("changing") == "true" || (from == Step.Check && to < Step.Check), ReadName<Said>(go));
    }

    /// <summary>A page's name in a form, or that of an answer.</summary>
    public static string Name<T>(T named)
        where T : struct, Enum => named.ToString().ToLowerInvariant();

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

    private static T? ReadName<T>(string? name)
        where T : struct, Enum =>
        Enum.GetValues<T>().Cast<T?>().FirstOrDefault(one => Name(one!.Value) == name);
}

/// <summary>What a button says that is an answer by itself.</summary>
public enum Said
{
    Yes,
    No,

    /// <summary>Yes to the lot and to the text that the page showed.</summary>
    Agreed,
}
