using System.Globalization;

using Trial.Application.Study;
using Trial.Core.Groups;
using Trial.Core.Input;
using Trial.Functions.Site.Desks.Parts;
using Trial.Functions.Site.Parts;

namespace Trial.Functions.Site.Desks.Coordinator;

/// <summary>What to do about a fault in a form of a group, where that depends on the group or on what is done to it.</summary>
internal static class GroupFaults
{
    /// <summary>What to do about it.</summary>
    /// <param name="visit">Says the language.</param>
    /// <param name="deed">What was to be done.</param>
    /// <param name="plan">The group's as it is; null for a new group.</param>
    /// <param name="week">Of the meeting, as it was sent; null for none.</param>
    /// <param name="fault">In the form.</param>
    public static string Text(Visit visit, GroupDeed deed, GroupPlan? plan, string? week, Fault fault) =>
        ((fault.Field, fault.Code) switch
        {
            ("first", FaultCodes.OutOfRange) => First(deed, visit.Study.LeadDays),
            ("first", FaultCodes.OtherWeekday) when deed is GroupDeed.Course && plan is not null => Weekday(plan.Weekday),
            ("meeting.on", FaultCodes.OutOfRange) when plan is not null && Week(week) is { } number => Between(plan, number),
            _ => null,
        })?.In(visit.Language) ?? DeskFaults.Text(visit, fault);

    private static Bilingual First(GroupDeed deed, int lead) => deed is GroupDeed.Course
        ? new("Vælg en senere dag, tidligst i morgen.", "Choose a later day, from tomorrow on.")
        : new(
            $"Vælg en senere dag. Gruppen begynder mindst {lead} dage fra i dag.",
            $"Choose a later day. The group begins {lead} days from today or later.");

    // The form has no field for another weekday.
    private static Bilingual Weekday(Weekday weekday) =>
        new($"Vælg en {When.Name(Language.Danish, weekday)}.", $"Choose a {When.Name(Language.English, weekday)}.");

    private static Bilingual Between(GroupPlan plan, int week)
    {
        DateOnly? before = week > 1 ? plan.DateOf(week - 1) : null;
        DateOnly? after = week < GroupPlan.Weeks ? plan.DateOf(week + 1) : null;
        return new(
            "Vælg en dag efter i dag" + Said(Language.Danish, ", efter ", before) + Said(Language.Danish, " og før ", after) + ".",
            "Choose a day after today" + Said(Language.English, ", after ", before) + Said(Language.English, " and before ", after) + ".");
    }

    private static string Said(Language language, string word, DateOnly? day) =>
        day is { } known ? word + When.Weekday(language, known) : "";

    private static int? Week(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var week) && week is >= 1 and <= GroupPlan.Weeks
            ? week
            : null;
}
