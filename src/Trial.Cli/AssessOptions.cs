using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text;

using Trial.Core;
using Trial.Core.Assess;

namespace Trial.Cli;

/// <summary>The options of trial assess. All are read as text here, so that every fault is told at once and in one language.</summary>
internal sealed class AssessOptions
{
    private const string Whole = "a whole number";

    private readonly Option<string> people = new("--people")
    {
        HelpName = "NUMBER",
        Description = $"People in each stratum, 1 to {AssessmentPlan.MaxPeople}.",
        Required = true,
    };
    private readonly Option<string> strata = Default("--strata", "NUMBER", "1", "How many strata; each has its own list.");
    private readonly Option<string> ratio = Default("--ratio", "RATIO", "1:1", "A share for each arm, such as 2:1.");
    private readonly Option<string[]> designs = new("--design")
    {
        HelpName = "DESIGN",
        Description = $"{DesignText.Spellings}; may be repeated. Without it: the usual designs.",
    };
    private readonly Option<string[]> observers = new("--observer")
    {
        HelpName = "OBSERVER",
        Description = $"{ObserverText.Spellings}; may be repeated. Adds how often an observer guesses right who learns the draws "
            + "only at these times.",
    };

    private readonly Option<string> effect = new("--effect")
    {
        HelpName = "NUMBER",
        Description = "The true difference in standard deviations. Without it: the difference that a study in perfect ratio finds with "
            + "80 % power.",
    };
    private readonly Option<string[]> biases = new("--bias")
    {
        HelpName = "NUMBER",
        Description = "A recruiter who guesses lets in people who do this many standard deviations better or worse; may be repeated.",
    };
    private readonly Option<string[]> trends = new("--trend")
    {
        HelpName = "NUMBER",
        Description = "Outcomes drift by this many standard deviations from a stratum's first person to its last; may be repeated.",
    };
    private readonly Option<string> icc = Options.Of<string>(
        "--icc", "NUMBER", "The intra-class correlation of outcomes in the groups of the first arm, with --group-size.");
    private readonly Option<string> groupSize = Options.Of<string>(
        "--group-size", "NUMBER", "People in a group of the first arm, on average; nobody in the second arm has a group.");
    private readonly Option<string> perMonth = Options.Of<string>(
        "--per-month", "NUMBER", "How many people come to a stratum in a month. Shows how long they wait in each --observer cohort.");
    private readonly Option<string> simulate = new("--simulate")
    {
        HelpName = "NUMBER",
        Description = "Also simulates this many studies of each design, with the code that makes real lists.",
    };
    private readonly Option<string> seed = Default("--seed", "TEXT", "trial assess", "The text from which simulated lists are made.");
    private readonly Option<bool> json = new("--json") { Description = "JSON instead of a table." };
    private readonly Option<string> svg = new("--svg")
    {
        HelpName = "FILE",
        Description = "Writes a picture of the comparison to this file.",
    };

    public IEnumerable<Option> All =>
    [
        people, strata, ratio, designs, observers, effect, biases, trends, icc, groupSize, perMonth, simulate, seed, json, svg,
    ];

    /// <summary>What was asked for; meaningful only when there are no faults.</summary>
    public (AssessRequest Request, IReadOnlyList<string> Faults) Read(CommandResult result)
    {
        var faults = new List<string>();
        var plan = new AssessmentPlan(
            Value(ratio, Text(result, ratio), "numbers with colons between them", text => DesignText.Numbers(text, ':'), faults) ?? [],
            Value(people, Text(result, people), Whole, DesignText.Number, faults) ?? 1,
            Value(strata, Text(result, strata), Whole, DesignText.Number, faults) ?? 1,
            Value(effect, Text(result, effect), "a number", DesignText.Decimal, faults))
        {
            Observers = [.. Read(observers, Texts(result, observers), ObserverText.Spellings, ObserverText.Parse, faults).Distinct()],
            Influences = Influences(result, faults),
            Groups = Groups(result, faults),
            Month = Value(perMonth, Text(result, perMonth), "a number", DesignText.Decimal, faults),
        };
        var named = Texts(result, designs).Distinct(StringComparer.Ordinal).ToArray();
        var compared = Read(
            designs, named.Length > 0 ? named : DesignText.Usual(plan.Ratio), DesignText.Spellings, DesignText.Parse, faults);
        if (plan.Ratio.Count > 0)
        {
            faults.AddRange(compared.SelectMany(design => Faults(plan, design)).Distinct());
        }

        var studies = Value(simulate, Text(result, simulate), Whole, DesignText.Number, faults);
        if (studies is < 2 or > AssessRequest.MostStudies)
        {
            faults.Add($"--simulate: from 2 to {AssessRequest.MostStudies} studies can be simulated.");
        }

        if (NewFile.Fault("--svg", Text(result, svg)) is { } fault)
        {
            faults.Add(fault);
        }

        var from = Digest.Of(Encoding.UTF8.GetBytes(Text(result, seed) ?? ""));
        return (new AssessRequest(plan, compared, studies, from, result.GetValue(json), Text(result, svg)), faults);
    }

    private IReadOnlyList<Influence> Influences(CommandResult result, List<string> faults) =>
    [
        .. Read(biases, Texts(result, biases), "0.1", text => Size(text, eta => new Influence.Bias(eta)), faults),
        .. Read(trends, Texts(result, trends), "0.5", text => Size(text, theta => new Influence.Trend(theta)), faults),
    ];

    private GroupTreatment? Groups(CommandResult result, List<string> faults)
    {
        var size = Value(groupSize, Text(result, groupSize), Whole, DesignText.Number, faults);
        var correlation = Value(icc, Text(result, icc), "a number", DesignText.Decimal, faults);
        if (result.GetResult(icc) is null != result.GetResult(groupSize) is null)
        {
            faults.Add("--icc and --group-size: give both or neither.");
        }

        return size is { } people && correlation is { } number ? new(people, number) : null;
    }

    private static Influence? Size(string text, Func<double, Influence> make) => DesignText.Decimal(text) is { } size ? make(size) : null;

    // Not GetValue: it throws where the parser has already found that the value is missing.
    private static string? Text(CommandResult result, Option<string> option) =>
        result.GetResult(option) is { Implicit: false } given ? given.Tokens.Select(token => token.Value).FirstOrDefault()
        : option.HasDefaultValue ? (string?)option.GetDefaultValue()
        : null;

    /// <summary>The value of an option; null where it was left out, or malformed, which adds a fault.</summary>
    private static T? Value<T>(Option option, string? text, string kind, Func<string, T?> parse, List<string> faults)
    {
        var value = text is null ? default : parse(text);
        if (text is not null && value is null)
        {
            faults.Add($"{option.Name}: '{text}' is not {kind}.");
        }

        return value;
    }

    private static string[] Texts(CommandResult result, Option<string[]> option) =>
        [.. result.GetResult(option)?.Tokens.Select(token => token.Value) ?? []];

    /// <summary>The values of an option that may be repeated; a malformed one is left out and adds a fault.</summary>
    private static T[] Read<T>(Option option, IEnumerable<string> texts, string spellings, Func<string, T?> parse, List<string> faults)
        where T : class
    {
        var values = texts.Select(text => (Text: text, Value: parse(text))).ToArray();
        faults.AddRange(values
            .Where(value => value.Value is null)
            .Select(value => $"{option.Name}: '{value.Text}' is not {spellings}, with your numbers."));
        return [.. values.Select(value => value.Value).OfType<T>()];
    }

    private static IEnumerable<string> Faults(AssessmentPlan plan, Design design) => plan.Faults(design).Select(fault =>
        fault.Field.StartsWith("policy", StringComparison.Ordinal)
            ? $"--design {DesignText.Format(design)}: {fault.Reason}"
            : $"--{fault.Field}: {fault.Reason}");

    private static Option<string> Default(string name, string kind, string value, string description) =>
        new(name) { HelpName = kind, Description = description, DefaultValueFactory = _ => value };
}
