using System.CommandLine;
using System.CommandLine.Parsing;

using Trial.Core.Analysis;
using Trial.Core.Pictures;

namespace Trial.Cli;

/// <summary>The options of trial inspect, read as text so that every fault is told at once.</summary>
internal sealed class InspectOptions
{
    private const int LeastLists = 99;
    private const int MostLists = 100_000;

    private readonly Option<string> covariates = Options.Of<string>(
        "--covariates", "FILE", "research_id,value: a number that recruiters could see about each person. For a final export.");
    private readonly Option<string> planned = Options.Of<string>(
        "--planned", "NUMBER", "How many people the study plans to draw, with --by.");
    private readonly Option<string> by = Options.Of<string>("--by", "YYYY-MM", "The month at whose end the plan is complete.");
    private readonly Option<string> lists = Options.Of<string>(
        "--n", "NUMBER", $"How many lists or shuffles; {Inspector.UsualLists} without it.");
    private readonly Option<string> seed = Options.Of<string>("--seed", "TEXT", "The text from which lists and shuffles are made.");
    private readonly Option<bool> json = new("--json") { Description = "JSON instead of text." };
    private readonly Option<string> svg = Options.Of<string>("--svg", "FILE", "Writes a picture of enrolment and balance to this file.");

    public IEnumerable<Option> All => [covariates, planned, by, lists, seed, json, svg];

    /// <summary>What was asked for; meaningful only when there are no faults.</summary>
    public (InspectRequest Request, IReadOnlyList<string> Faults) Read(CommandResult result)
    {
        var faults = new List<string>();
        var number = Text(result, lists) is { } text ? DesignText.Number(text) : Inspector.UsualLists;
        if (number is not (>= LeastLists and <= MostLists))
        {
            faults.Add($"--n: from {LeastLists} to {MostLists} lists or shuffles.");
        }

        if (NewFile.Fault("--svg", Text(result, svg)) is { } fault)
        {
            faults.Add(fault);
        }

        var values = Text(result, covariates) is { } file ? CovariateFile.Read(file, faults) : null;
        return (
            new(
                values, Plan(result, faults), Text(result, seed) is { } named ? Inspector.SeedOf(named) : Inspector.UsualSeed,
                number ?? Inspector.UsualLists, result.GetValue(json), Text(result, svg)),
            faults);
    }

    private EnrolmentPlan? Plan(CommandResult result, List<string> faults)
    {
        var (people, month) = (Text(result, planned), Text(result, by));
        if (people is null && month is null)
        {
            return null;
        }

        if (EnrolmentPlan.TryPeople(people, out var count) && EnrolmentPlan.TryMonth(month, out var end))
        {
            return new(count, end);
        }

        faults.Add("--planned and --by: give people, up to 999999, and a month from 2000-01 to 2100-12, such as 284 and 2022-10.");
        return null;
    }

    // Not GetValue: it throws where the parser has already found that the value is missing.
    private static string? Text(CommandResult result, Option<string> option) =>
        result.GetResult(option)?.Tokens.Select(token => token.Value).FirstOrDefault();
}
