using System.Globalization;
using System.Text.Json.Nodes;

using Trial.Application.Study;
using Trial.Core;
using Trial.Core.Groups;

namespace Trial.Functions.Http;

/// <summary>Groups as answers show them.</summary>
internal static class GroupJson
{
    /// <summary>A group with its plan.</summary>
    public static JsonObject Group(PlannedGroup group) => new()
    {
        ["group"] = group.Record.Id,
        ["state"] = group.State switch
        {
            GroupState.Postponed => "postponed",
            GroupState.Cancelled => "cancelled",
            GroupState.Issued => "issued",
            _ => "planned",
        },
        ["version"] = group.Version,
        ["roster"] = group.Record.RosterVersion,
        ["plan"] = Plan(group.Plan),
    };

    /// <summary>A plan.</summary>
    public static JsonObject Plan(GroupPlan plan) => new()
    {
        ["stratum"] = plan.Stratum,
        ["slot"] = plan.Slot,
        ["place"] = plan.Place,
        ["room"] = plan.Room,
        ["weekday"] = (int)plan.Weekday,
        ["time"] = Iso.Time(plan.Time),
        ["first"] = Iso.Date(plan.First),
        ["dates"] = new JsonArray([.. Enumerable.Range(1, GroupPlan.Weeks).Select(week => (JsonNode)Iso.Date(plan.DateOf(week)))]),
        ["off"] = new JsonArray([.. (plan.Off ?? []).Select(week => (JsonNode)week)]),
        ["capacity"] = plan.Capacity,
        ["minimum"] = plan.Minimum,
        ["pair"] = plan.Pair,
    };

    /// <summary>A number in decimal.</summary>
    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
