using System.Globalization;

using Trial.Core.Export;
using Trial.Core.Record;
using Trial.Core.Verify;

namespace Trial.Core.Analysis;

/// <summary>Reads a study for its monitoring committee, from an export that verifies.</summary>
public sealed class Inspector
{
    private readonly RecordedStudy study;
    private readonly Verdict verdict;
    private readonly Digest seed;
    private readonly int lists;
    private readonly Participant[] drawn;
    private readonly string[] places;
    private readonly IReadOnlyList<IReadOnlyList<string>>? table;

    private Inspector(ExportFiles files, Verdict verdict, Digest seed, int lists)
    {
        (this.verdict, this.seed, this.lists) = (verdict, seed, lists);
        study = RecordedStudy.Read(files);
        drawn = [.. study.State.Draws.Values.Select(id => study.State.Participants[id])];
        places = Array.ConvertAll(drawn, person => person.Draw.Stratum);
        table = verdict.Kind is ExportKind.Final ? FinalTable.Parse(files.Whole(FinalTable.FileName).Span) : null;
    }

    private Lottery.Setup Setup => study.Seals[0].Setup;

    private string[] ArmIds => [.. Setup.Arms.Select(arm => arm.Id)];

    private int[] Arms => Array.ConvertAll(drawn, person => Array.IndexOf(ArmIds, person.Draw.Arm));

    /// <summary>What the committee is shown.</summary>
    /// <param name="files">Those of an audit or a final export.</param>
    /// <param name="verdict">What was found in them; nothing false.</param>
    /// <param name="covariates">By research id, in a final export only; null for none.</param>
    /// <param name="seed">What lists and shuffles are made from.</param>
    /// <param name="lists">How many, at least 20.</param>
    public static Inspection Inspect(
        ExportFiles files, Verdict verdict, IReadOnlyDictionary<string, double>? covariates, Digest seed, int lists) =>
        new Inspector(files, verdict, seed, lists).Inspect(covariates);

    private Inspection Inspect(IReadOnlyDictionary<string, double>? covariates)
    {
        var balance = new Balance(Setup, drawn, Arms);
        var guesses = Setup.Arms.Count == 2 ? Scores.Convergence(Setup.Ratio, places, Arms) : null;
        var (tests, found) = guesses is null || drawn.Length < 2 ? ([], []) : Test(guesses, covariates);
        return new(
            Setup.Study,
            table is not null,
            [.. Setup.Arms.Select(arm => arm.Name)],
            [.. FlowSteps.All.Select(step => new FlowLine(step.Step, balance.Count(step.Took)))],
            balance.Months(),
            balance.Places(Groups()),
            Waited(),
            study.State.Undrawn.Values.Count(person => !person.Erased),
            guesses is null || drawn.Length == 0 ? null : Right(guesses).Average(),
            tests,
            found,
            [.. verdict.Checks.Select(check => new CheckLine(check.Name, InWords(check.Finding)))]);
    }

    private (IReadOnlyList<OrderTest> Tests, IReadOnlyList<Detection> Found) Test(
        double[] guesses, IReadOnlyDictionary<string, double>? covariates)
    {
        var used = UsedList.All(study, drawn);
        var others = table is null
            ? []
            : Enumerable.Range(0, lists).Select(list => Scores.Another(used, drawn.Length, list, seed)).ToArray();
        double[][] propensities = [.. others.Select(other => other.Propensity)];
        double[][] expected = [.. others.Select(other => Scores.Convergence(Setup.Ratio, places, other.Arms))];
        var real = table is null ? null : new KnownBefore(Scores.Propensity(table, ArmIds[0]), propensities);
        var tests = new OrderTests(new(places, new(guesses, expected), real), seed, lists);
        double[]? values = covariates is null || table is null
            ? null
            : [.. table.Select(row => covariates.GetValueOrDefault(FinalTable.Beside(row).ResearchId, double.NaN))];
        return (
            [.. values is null ? [] : tests.OfCovariate(values), tests.OfGaps(Gaps())],
            table is null ? [] : Detections.Of(places, propensities, expected, seed));
    }

    private IEnumerable<double> Right(double[] guesses) =>
        guesses.Zip(Arms, (guess, arm) => guess == 0 ? 0.5 : guess > 0 == (arm == 0) ? 1 : 0);

    private string[]? Groups() => table is null ? null : [.. table.Select(row => FinalTable.Beside(row).Group)];

    private double[] Gaps()
    {
        var last = new Dictionary<string, DateOnly>(StringComparer.Ordinal);
        var days = new double[drawn.Length];
        foreach (var (i, person) in drawn.Index())
        {
            days[i] = last.TryGetValue(places[i], out var before) ? person.Drawn.DayNumber - before.DayNumber : double.NaN;
            last[places[i]] = person.Drawn;
        }

        return days;
    }

    private static string InWords(Finding finding) => finding switch
    {
        Finding.Verified verified => verified.Extent,
        Finding.NotChecked not => "not checked: " + not.Why,
        Finding.Unusable unusable => "not usable: " + unusable.Reason,
        Finding.False wrong => string.Create(CultureInfo.InvariantCulture, $"FALSE: {wrong.Reason}"),
        _ => "",
    };

    private IReadOnlyList<int> Waited() => [.. study.Referred
        .Where(person => study.State.Participants.ContainsKey(person.Key))
        .Select(person => study.State.Participants[person.Key].Drawn.DayNumber - person.Value.DayNumber)];
}
