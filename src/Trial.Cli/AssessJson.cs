using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

using Trial.Core.Assess;

namespace Trial.Cli;

//  The comparison as JSON, format "trial/v1/assessment"
//
//      plan      people, strata, ratio, observers, influences, groups {size, icc},
//                waits [{people, perMonth, medianDays, p90Days}]; with two arms effect and perfectPower
//      designs   [{design, simulated, guess, best, certain, certainEndsKnown, observed, final, largest, study, lost, power,
//                 sameAs, tests, drift, groups}]
//
//      design    as a policy spells it (docs/formats.md section 1), or {design: "coin", chance}, which no study can seal;
//                simulated is true when every figure of the row is
//      figure    {value, error}; error null: exact.  guess .. certainEndsKnown, lost, power
//      observed  {observer: figure}: right guesses of each observer of the plan; null: too much to compute
//      spread    {mean, sd, p95, points: [[people, probability], ...]}.  final, largest, study
//
//      sameAs    the design that it equals for so few people; null where it equals no other
//      tests     {influence: {error, power}}: what each influence of the plan does to the test
//      drift     figure: how far a trend of one standard deviation moves the difference; null without a trend
//      groups    {power, perfectPower, needed, neededAlone}; null without groups
//
//  Shares are 0 to 1. lost and power are null with more than two arms.

/// <summary>Writes a comparison for programs.</summary>
internal static class AssessJson
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static string Format(AssessmentPlan plan, IEnumerable<DesignAssessment> rows) => new JsonObject
    {
        ["format"] = "trial/v1/assessment",
        ["plan"] = Plan(plan, rows.First().Precision),
        ["designs"] = new JsonArray([.. rows.Select(row => Row(plan, row))]),
    }.ToJsonString(Indented);

    private static JsonObject Plan(AssessmentPlan plan, Precision? precision) => new()
    {
        ["people"] = plan.People,
        ["strata"] = plan.Strata,
        ["ratio"] = new JsonArray([.. plan.Ratio.Select(share => JsonValue.Create(share))]),
        ["observers"] = new JsonArray([.. plan.Observers.Select(observer => JsonValue.Create(observer.Name))]),
        ["influences"] = new JsonArray([.. plan.Influences.Select(influence => JsonValue.Create(influence.Name))]),
        ["groups"] = plan.Groups is { } groups ? new JsonObject { ["size"] = groups.Size, ["icc"] = groups.Correlation } : null,
        ["waits"] = new JsonArray([.. plan.Waits.Select(Wait)]),
        ["effect"] = precision?.Effect,
        ["perfectPower"] = precision?.PerfectPower,
    };

    private static JsonObject Wait(CohortWait wait) => new()
    {
        ["people"] = wait.People,
        ["perMonth"] = wait.Month,
        ["medianDays"] = wait.Days(0.5),
        ["p90Days"] = wait.Days(0.9),
    };

    private static JsonObject Row(AssessmentPlan plan, DesignAssessment row) => new()
    {
        ["design"] = Design(row.Design),
        ["simulated"] = row.Final.Runs is not null,
        ["guess"] = Number(row.Guess),
        ["best"] = Number(row.Best),
        ["certain"] = Number(row.Certain),
        ["certainEndsKnown"] = Number(row.CertainEndsKnown),
        ["observed"] = new JsonObject(plan.Observers.Zip(row.Observed, (observer, figure) => KeyValuePair.Create<string, JsonNode?>(
            observer.Name, Number(figure)))),
        ["final"] = Spread(row.Final),
        ["largest"] = Spread(row.Largest),
        ["study"] = Spread(row.Study),
        ["lost"] = Number(row.Precision?.Lost),
        ["power"] = Number(row.Precision?.Power),
        ["sameAs"] = row.Design.SameAs(plan.People) is { } same ? Design(same) : null,
        ["tests"] = new JsonObject(plan.Influences.Zip(row.Tests, (influence, test) => KeyValuePair.Create<string, JsonNode?>(
            influence.Name, new JsonObject { ["error"] = Number(test.Error), ["power"] = Number(test.Power) }))),
        ["drift"] = Number(row.Drift),
        ["groups"] = row.Groups is { } groups ? Groups(groups) : null,
    };

    private static JsonNode? Design(Design design) => design switch
    {
        Design.Listed listed => JsonNode.Parse(listed.Policy.Format()),
        Design.Coin coin => new JsonObject { ["design"] = "coin", ["chance"] = coin.Chance },
        _ => throw new UnreachableException(),
    };

    private static JsonObject Groups(GroupFigures groups) => new()
    {
        ["power"] = Number(groups.Power),
        ["perfectPower"] = groups.PerfectPower,
        ["needed"] = groups.Needed,
        ["neededAlone"] = groups.NeededAlone,
    };

    private static JsonObject? Number(Figure? figure) =>
        figure is { } known ? new() { ["value"] = known.Value, ["error"] = known.Error } : null;

    private static JsonObject Spread(Distribution people) => new()
    {
        ["mean"] = Number(people.Mean),
        ["sd"] = people.StandardDeviation,
        ["p95"] = people.Quantile(0.95),
        ["points"] = new JsonArray([.. people.Points.Select(point => new JsonArray(point.People, point.Probability))]),
    };
}
