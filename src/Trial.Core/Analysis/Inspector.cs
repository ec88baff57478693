using System.Globalization;
using System.Text;

using Trial.Core.Export;
using Trial.Core.Groups;
using Trial.Core.Record;
using Trial.Core.Verify;

namespace Trial.Core.Analysis;

/// <summary>Reads a study for its monitoring committee, from an export that verifies.</summary>
public sealed class Inspector
{
    /// <summary>How many lists or shuffles are made where nobody asks for another number.</summary>
    public const int UsualLists = 999;

    private readonly RecordedStudy study;
    private readonly Verdict verdict;
    private readonly Digest seed;
    private readonly int lists;
    private readonly DateOnly? before;
    private readonly Participant[] drawn;
    private readonly string[] places;
    private readonly SignUpOrder order;
    private readonly IReadOnlyList<IReadOnlyList<string>>? table;
    private readonly IReadOnlyList<BeginningCell>? counted;

    private Inspector(ExportFiles files, Verdict verdict, Digest seed, int lists)
    {
        (this.verdict, this.seed, this.lists) = (verdict, seed, lists);
        study = RecordedStudy.Read(files);
        before = Cut(files);
        drawn = [.. study.State.Draws.Values.Select(id => study.State.Participants[id]).Where(person => !(person.Drawn >= before))];
        places = Array.ConvertAll(drawn, person => person.Draw.Stratum);
        order = new SignUpOrder(drawn, study.Referred);
        counted = files.Has(BeginningTable.FileName) ? BeginningTable.Parse(files.Whole(BeginningTable.FileName).Span) : null;
        table = verdict.Kind is ExportKind.Final ? FinalTable.Parse(files.Whole(FinalTable.FileName).Span) : null;
    }

    /// <summary>What they are made from where nobody names another seed.</summary>
    public static Digest UsualSeed { get; } = SeedOf("trial inspect");

    private Lottery.Setup Setup => study.Seals[0].Setup;

    private Arm[] ArmIds => field ??= [.. Setup.Arms.Select(arm => arm.Id)];

    private int[] Arms => field ??= Array.ConvertAll(drawn, person => Array.IndexOf(ArmIds, person.Draw.Arm));

    /// <summary>What the committee is shown.</summary>
    /// <param name="files">Those of an audit or a final export.</param>
    /// <param name="verdict">What was found in them; nothing false.</param>
    /// <param name="covariates">By research id, in a final export only; null for none.</param>
    /// <param name="seed">What lists and shuffles are made from.</param>
    /// <param name="lists">How many, at least 20.</param>
    public static Inspection Inspect(
        ExportFiles files, Verdict verdict, IReadOnlyDictionary<string, double>? covariates, Digest seed, int lists) =>
        new Inspector(files, verdict, seed, lists).Inspect(covariates);

    /// <summary>Those research ids that a final export does not have: of people who were erased, or typed wrong.</summary>
    public static IReadOnlyList<string> Unknown(ExportFiles files, IEnumerable<string> researchIds) =>
    [
        .. researchIds.Except(
            FinalTable.Parse(files.Whole(FinalTable.FileName).Span)!.Select(row => FinalTable.Beside(row).ResearchId),
            StringComparer.Ordinal),
    ];

    /// <summary>The seed that a text names.</summary>
    public static Digest SeedOf(string text) => Digest.Of(Encoding.UTF8.GetBytes(text));

    private Inspection Inspect(IReadOnlyDictionary<string, double>? covariates)
    {
        var balance = new Balance(Setup, drawn, Arms);
        var guesses = Setup.Arms.Count == 2 ? Scores.Convergence(Setup.Ratio, places, Arms) : null;
        var begun = table is null ? null : new Beginnings(drawn, table);
        var days = begun?.Days() ?? [];
        var (tests, found) = guesses is null || drawn.Length < 2 ? ([], []) : Test(guesses, covariates);
        return new(
            Setup.Study,
            table is not null,
            Setup.Cohort is not null,
            before is { } month ? Months.Format(month) : null,
            [.. Setup.Arms.Select(arm => arm.Name)],
            [.. FlowSteps.All.Select(step => new FlowLine(step.Step, balance.Count(step.Took)))],
            balance.Months(),
            balance.Places(Groups()),
            Waited(),
            study.State.Undrawn.Values.Count(person => !person.Erased),
            days,
            begun is null ? counted is null ? null : WaitBand.Sum([.. counted.Select(cell => cell.Waits)]) : WaitBand.Of(days),
            begun is null ? counted?.Sum(cell => cell.NoMeeting) : begun.Count().Sum(line => line.Drawn) - days.Count,
            counted is [{ Arm: var arm }, ..]
                ? drawn.Count(person => person.Draw.Arm == arm) - counted.Sum(cell => cell.Begun.Drawn)
                : null,
            begun is null ? counted?.Select(cell => cell.Begun).ToList() : begun.Count(),
            guesses is null || drawn.Length == 0 ? null : Right(guesses).Average(),
            guesses is null ? [] : [.. Scored(guesses)],
            tests,
            found,
            [.. verdict.Checks.Select(check => new CheckLine(check.Name, InWords(check.Finding), check.Finding is Finding.Verified))]);
    }

    private (IReadOnlyList<OrderTest> Tests, IReadOnlyList<Detection> Found) Test(
        double[] guesses, IReadOnlyDictionary<string, double>? covariates)
    {
        var used = UsedList.All(study, drawn);
        var others = table is null
            ? []
            : Enumerable.Range(0, lists).Select(list => Scores.Another(used, drawn.Length, list, seed)).ToArray();
        double[][] propensities = [.. others.Select(other => order.Before(other.Propensity))];
        double[][] expected = [.. others.Select(other => order.Before(Scores.Convergence(Setup.Ratio, places, other.Arms)))];
        var real = Propensity is { } known ? new KnownBefore(known, propensities) : null;
        var tests = new OrderTests(new(order.Of(places), new(order.Before(guesses), expected), real), seed, lists);
        var values = covariates is null || table is null
            ? null
            : order.Of([.. table.Select(row => covariates.GetValueOrDefault(FinalTable.Beside(row).ResearchId, double.NaN))]);
        var isSomething = expected.Any(list => Array.Exists(list, guess => guess != 0));
        return (
            [.. values is null ? [] : tests.OfCovariate(values), tests.OfGaps(Gaps())],
            isSomething ? Detections.Of(order.Of(places), propensities, expected, seed) : []);
    }

    // While lots are drawn those of this month are left out: with them somebody could name the next one better.
    private DateOnly? Cut(ExportFiles files) =>
        study.State.Phase < Phase.Closed && NoteCheck.Read(files) is var (_, note) ? Months.Of(note.Day) : null;

    private IEnumerable<double> Right(double[] guesses) =>
        order.Before(guesses).Zip(order.Of(Arms), (guess, arm) => guess == 0 ? 0.5 : guess > 0 == (arm == 0) ? 1 : 0);

    // Of each draw, as it was before its cohort; null before the reveal.
    private double[]? Propensity => field ??= table is null ? null : order.Before(Scores.Propensity(table, ArmIds[0]));

    private IEnumerable<ScoredDraw> Scored(double[] guesses)
    {
        var scores = Propensity ?? order.Before(guesses);
        string[] names = [.. Setup.Arms.Select(arm => arm.Name)];
        var numbers = order.Of(Enumerable.Range(0, drawn.Length).ToArray());
        return numbers.Zip(scores, (draw, score) => new ScoredDraw(draw + 1, places[draw], names[Arms[draw]], score));
    }

    private string[]? Groups() => table is null ? null : [.. table.Select(row => FinalTable.Beside(row).Group)];

    private double[] Gaps()
    {
        var last = new Dictionary<string, DateOnly>(StringComparer.Ordinal);
        var days = new double[drawn.Length];
        foreach (var (i, place) in order.Of(places).Index())
        {
            days[i] = last.TryGetValue(place, out var before) ? order.Days[i].DayNumber - before.DayNumber : double.NaN;
            last[place] = order.Days[i];
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

    private IReadOnlyList<int> Waited() =>
    [
        .. from person in drawn
           where study.Referred.ContainsKey(person.Id)
           select person.Drawn.DayNumber - study.Referred[person.Id].At.DayNumber,
    ];
}
