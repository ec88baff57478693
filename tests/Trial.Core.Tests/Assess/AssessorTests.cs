using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

using Trial.Core.Assess;
using Trial.Core.Lottery;

namespace Trial.Core.Tests.Assess;

/// <summary>tests/vectors/assess-v1.json: small strata, every list written out by another program.</summary>
public sealed class AssessorTests
{
    private const double Rounding = 1e-12;

    private static readonly Digest Seed = Digest.Of("tests"u8.ToArray());

    private static readonly ConcurrentDictionary<int, DesignAssessment> Done = new();

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, File["cases"]!.AsArray().Count)];

    private static Observer[] Observers { get; } =
    [
        new Observer.Always(), new Observer.Morning(3), new Observer.Cohort(2), new Observer.Cohort(4), new Observer.Month(1.5),
        new Observer.Slips(2),
    ];

    private static JsonNode File { get; } = Vectors.Read("assess-v1.json");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Guesses_are_those_of_every_list_written_out(int index)
    {
        var (vector, assessed) = Assessed(index);

        AssertExact(vector, "guess", assessed.Guess);
        AssertExact(vector, "certain", assessed.Certain);
        AssertExact(vector, "certainEndsKnown", assessed.CertainEndsKnown!.Value);
        if (assessed.Best.Error is { } error)
        {
            Assert.InRange(assessed.Best.Value, Fraction(vector, "best") - (4 * error), Fraction(vector, "best") + (4 * error));
        }
        else
        {
            AssertExact(vector, "best", assessed.Best);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Imbalances_are_those_of_every_list_written_out(int index)
    {
        var (vector, assessed) = Assessed(index);

        AssertExact(vector, "final", assessed.Final);
        AssertExact(vector, "largest", assessed.Largest);
        AssertExact(vector, "study", assessed.Study);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_loss_of_precision_is_that_of_every_list_written_out(int index)
    {
        var (vector, assessed) = Assessed(index);

        if (vector["lost"] is null)
        {
            Assert.Null(assessed.Precision);
            return;
        }

        AssertExact(vector, "lost", assessed.Precision!.Lost);
        Assert.Equal(vector["power"]!.GetValue<double>(), assessed.Precision.Power.Value, Rounding);
        Assert.Equal(vector["idealPower"]!.GetValue<double>(), assessed.Precision.PerfectPower, Rounding);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Observers_guess_right_as_often_as_over_every_list_written_out(int index)
    {
        var (vector, assessed) = Assessed(index);
        var expected = vector["observed"]!.AsObject();

        Assert.Equal(Observers.Select(observer => observer.Name), expected.Select(share => share.Key));
        foreach (var (share, figure) in expected.Zip(assessed.Observed))
        {
            var isExact = assessed.Best.Error is null || share.Key.StartsWith("slips", StringComparison.Ordinal);
            Assert.Equal(isExact, figure!.Value.Error is null);
            Assert.Equal(Share(share.Value!), figure.Value.Value, figure.Value.Error is { } error ? 4 * error : Rounding);
        }

        Assert.Equal(assessed.Best.Value, assessed.Observed[0]!.Value.Value, Rounding); // who learns every draw at once
    }

    [Theory]
    [MemberData(nameof(Cases))]
    [Trait("Requirement", "R5")]
    public void Consequences_are_those_of_every_study_written_out(int index)
    {
        var (vector, assessed) = Assessed(index);
        if (vector["tests"] is not { } tests)
        {
            Assert.Empty(assessed.Tests);
            return;
        }

        foreach (var (test, figures) in tests.AsObject().Zip(assessed.Tests, (test, figures) => (test.Value!, figures)))
        {
            AssertNumber(test["error"]!, figures.Error, Rounding);
            AssertNumber(test["power"]!, figures.Power, Rounding);
        }

        AssertNumber(vector["drift"]!, assessed.Drift!.Value, Rounding);
        AssertNumber(vector["groups"]!["power"]!, assessed.Groups!.Power, 1e-10); // information is rounded
        Assert.Equal(vector["groups"]!["needed"]!.GetValue<int>(), assessed.Groups.Needed);
        Assert.Equal(vector["groups"]!["neededAlone"]!.GetValue<int>(), assessed.Groups.NeededAlone);
    }

    private static (JsonNode Vector, DesignAssessment Assessed) Assessed(int index)
    {
        var vector = File["cases"]![index]!;
        return (vector, Done.GetOrAdd(index, _ => Assess(vector)));
    }

    private static DesignAssessment Assess(JsonNode vector)
    {
        int[] ratio = [.. vector["ratio"]!.AsArray().Select(share => share!.GetValue<int>())];
        var plan = new AssessmentPlan(
            ratio,
            vector["people"]!.GetValue<int>(),
            vector["strata"]!.GetValue<int>(),
            File["effect"]!.GetValue<double>())
        { Observers = Observers };
        if (ratio.Length == 2)
        {
            var groups = File["groups"]!;
            plan = plan with
            {
                Influences = [.. File["influences"]!.AsArray().Select(influence => ReadInfluence(influence!.GetValue<string>()))],
                Groups = new(groups["size"]!.GetValue<int>(), groups["icc"]!.GetValue<double>()),
            };
        }

        return Assessor.Of(ReadDesign(vector["policy"]!), plan, Seed, studies: 300);
    }

    private static Influence ReadInfluence(string text)
    {
        var parts = text.Split(':');
        var size = double.Parse(parts[1], CultureInfo.InvariantCulture);
        return parts[0] == "bias" ? new Influence.Bias(size) : new Influence.Trend(size);
    }

    private static Design ReadDesign(JsonNode policy) => policy.Text("design") switch
    {
        "coin" => new Design.Coin(policy["numerator"]!.GetValue<int>(), policy["denominator"]!.GetValue<int>()),
        "permuted-blocks" => (Design)new Policy.PermutedBlocks([.. policy["sizes"]!.AsArray().Select(size => size!.GetValue<int>())]),
        "big-stick" => new Policy.BigStick(policy["tolerance"]!.GetValue<int>()),
        "block-urn" => new Policy.BlockUrn(policy["urn"]!.GetValue<int>()),
        _ => new Policy.Simple(),
    };

    private static void AssertNumber(JsonNode expected, Figure figure, double near)
    {
        Assert.Null(figure.Error);
        Assert.Equal(expected.GetValue<double>(), figure.Value, near);
    }

    private static void AssertExact(JsonNode vector, string field, Figure figure)
    {
        Assert.Null(figure.Error);
        Assert.Equal(Fraction(vector, field), figure.Value, Rounding);
    }

    private static void AssertExact(JsonNode vector, string field, Distribution distribution)
    {
        var expected = vector[field]!.AsArray();
        Assert.Null(distribution.Runs);
        Assert.Equal(expected.Count, distribution.Points.Count);
        foreach (var (pair, point) in expected.Zip(distribution.Points))
        {
            Assert.Equal(Fraction(pair![0]!.GetValue<string>()), point.People, Rounding);
            Assert.Equal(Fraction(pair[1]!.GetValue<string>()), point.Probability, Rounding);
        }
    }

    private static double Share(JsonNode share) =>
        share.GetValueKind() == JsonValueKind.Number ? share.GetValue<double>() : Fraction(share.GetValue<string>());

    private static double Fraction(JsonNode vector, string field) => Fraction(vector.Text(field));

    private static double Fraction(string text)
    {
        var parts = text.Split('/');
        var value = double.Parse(parts[0], CultureInfo.InvariantCulture);
        return parts.Length == 1 ? value : value / double.Parse(parts[1], CultureInfo.InvariantCulture);
    }
}
