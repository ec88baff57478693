namespace Trial.Functions.Site.Parts;

/// <summary>
/// A questionnaire of the study, elsewhere: people of both arms find it on the same pages, and give their research id there.
/// </summary>
/// <param name="Name">What people read.</param>
/// <param name="Address">Where it is: https, without anything about a person.</param>
/// <param name="From">The first day, counted from the day of the sign-up; null for one that is answered before the lot.</param>
/// <param name="To">The last day; null exactly where <paramref name="From"/> is.</param>
public sealed record Questionnaire(Voice Name, string Address, int? From = null, int? To = null)
{
    // A page with a code has one size, whatever the arm; so what is on it has an end.
    private const int Most = 4;
    private const int LongestName = 60;
    private const int LastDay = 3653;

    /// <summary>Answered before the lot.</summary>
    public bool IsBaseline => From is null;

    /// <summary>Whether these can be shown.</summary>
    internal static bool AreGood(IReadOnlyList<Questionnaire> all) => all.Count <= Most && all.All(one => one.IsGood);

    private bool IsGood =>
        Name.Da.Length is > 0 and <= LongestName
        && Name.En.Length is > 0 and <= LongestName
        && Owner.IsAddress(Address)
        && (From, To) is (null, null) or ( >= 0, <= LastDay)
        && !(From > To);
}
