using Trial.Core.Lottery;

namespace Trial.Core.Ceremony;

//  Names that a ceremony does not take
//
//      A stratum's or arm's name stands in tables that people open with spreadsheets and statistics programs. These turn some
//      names into something else when they read them: NA into a missing value, T and TRUE (in Danish SAND) into a truth value,
//      INF into a number, DEC1 and MAJ4 into a date. A setup that is published already stays readable.

/// <summary>Names that are refused before a list is made, because they do not survive or cannot be used where they are needed.</summary>
internal static class AnnouncedNames
{
    private const int ShortestMonth = 3;

    private static readonly HashSet<string> Words =
    [
        "NA", "NAN", "NULL", "NONE", "T", "F", "TRUE", "FALSE", "SAND", "FALSK", "INF", "INFINITY",
    ];

    private static readonly string[] Months =
    [
        "JANUARY", "FEBRUARY", "MARCH", "APRIL", "MAY", "JUNE", "JULY", "AUGUST", "SEPTEMBER", "OCTOBER", "NOVEMBER", "DECEMBER",
        "JANUAR", "FEBRUAR", "MARTS", "MAJ", "JUNI", "JULI", "OKTOBER",
    ];

    /// <summary>Everything in a study file that is named so.</summary>
    /// <param name="setup">The draft, with the arms as they were written.</param>
    /// <param name="isOtherService">Whether the list is for another service, whose arms may be any.</param>
    public static IEnumerable<SetupFault> Faults(Setup setup, bool isOtherService) =>
    [
        .. setup.Strata.Where(IsChanged).Select(stratum => new SetupFault(
            "strata", $"'{stratum}' is read as a date, a truth value or a missing value by spreadsheets and statistics programs.")),
        .. OfArms(setup.Arms, isOtherService),
        .. OfOrigin(setup.Origin),
    ];

    private static bool IsChanged(string name)
    {
        var letters = name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        return Words.Contains(name)
            || (letters.Length >= ShortestMonth && letters.Length < name.Length
                && Months.Any(month => month.StartsWith(letters, StringComparison.Ordinal)));
    }

    private static IEnumerable<SetupFault> OfArms(IReadOnlyList<NamedArm> arms, bool isOtherService)
    {
        foreach (var arm in arms.Where(arm => Words.Contains(arm.Id.ToString())))
        {
            yield return new("arms", $"'{arm.Id}' is read as a truth value by spreadsheets and statistics programs.");
        }

        if (!isOtherService && !InstallRules.AreServed(arms))
        {
            yield return new(
                "arms", "The service has two arms, P called peer and C called control; for another service say --other-service.");
        }
    }

    private static IEnumerable<SetupFault> OfOrigin(string origin)
    {
        if (origin.Contains("://", StringComparison.Ordinal) || origin.EndsWith('/') || origin.Contains('?', StringComparison.Ordinal))
        {
            yield return new("origin", "Must be a host and a path such as log.example/study, without scheme, trailing slash or query.");
        }
    }
}
