using System.Globalization;
using System.Text;

using Trial.Application.Keys;
using Trial.Cli.Simulate;
using Trial.Core;
using Trial.Core.Analysis;
using Trial.Core.Pictures;
using Trial.Core.Record;
using Trial.Core.Report;
using Trial.Core.Simulate;
using Trial.Core.Verify;

namespace Trial.Cli;

/// <summary>
/// Writes what came of a simulated study: exports, covariates, the paper's pages, the committee's page, and a page to sign.
/// </summary>
internal sealed class SimulateReport(SimulatedStudy study, string scenario, string seed, DirectoryInfo to)
{
    private const string Final = "final";
    private const int Lists = 999;

    /// <summary>Writes everything, and gives the exit code.</summary>
    public int Write()
    {
        var verdicts = study.Exports.ToDictionary(export => export.Key, export => Check(export.Key, export.Value), StringComparer.Ordinal);
        var lines = Page(verdicts);
        File.WriteAllText(Place("covariates.csv"), Covariates());
        if (verdicts.Values.All(verdict => verdict.FirstFalse is null))
        {
            WriteReports(verdicts[Final]);
        }

        File.WriteAllText(Place("simulation.txt"), lines);
        Console.Out.Write(lines);
        return verdicts.Values.Select(verdict => ExitCode.Of(verdict.Checks)).Max();
    }

    private Verdict Check(string name, byte[] zip)
    {
        var file = new FileInfo(Place(name + ".zip"));
        File.WriteAllBytes(file.FullName, zip);
        return Verification.Run(ExportZip.Read(file), new Kept(), Ed25519.Verify);
    }

    private void WriteReports(Verdict verdict)
    {
        var files = ExportZip.Read(new FileInfo(Place(Final + ".zip")));
        File.WriteAllText(Place("report.txt"), StudyReport.Write(files));
        ReportCommand.WriteFlow(files, to);
        ReportCommand.WriteMethods(files, to);
        var values = study.SignUps.People.ToDictionary(
            who => who.ResearchId.ToString(), who => who.Person.Prognosis, StringComparer.Ordinal);
        var page = Inspector.Inspect(files, verdict, values, Digest.Of(Encoding.UTF8.GetBytes("trial inspect")), Lists);
        var plan = new EnrolmentPlan(values.Count, study.Scenario.End);
        File.WriteAllText(Place("inspection.txt"), InspectText.Format(page, plan) + "\n");
    }

    private string Covariates() => string.Concat(
        study.SignUps.People.Select(who => string.Create(CultureInfo.InvariantCulture, $"{who.ResearchId},{who.Person.Prognosis}\n"))
            .Prepend("research_id,value\n"));

    private string Page(IReadOnlyDictionary<string, Verdict> verdicts)
    {
        var recorded = study.State;
        return string.Join('\n', (string[])
        [
            "PRACTICE: a simulated study. Nobody in it is real.",
            $"scenario     {scenario}, seed '{seed}'",
            $"study        {study.Setup.Study}, setup SHA-256 {study.Setup.Hash()}",
            $"design       {DesignText.Format(study.Scenario.Policy)}, ratio {string.Join(':', study.Scenario.Ratio)}, {Drawn()}",
            $"people       {Counted(study.SignUps.People.Count, "signed up")}, {Arms(recorded.Participants.Values)}",
            .. study.Scenario.Places.Select((place, index) => $"  {Scenario.Letter(index)} {place.Name}: "
                + Arms(recorded.Participants.Values.Where(person => person.Draw.Stratum == Scenario.Letter(index)))),
            $"groups       {recorded.Groups.Values.Count(group => group.RosterVersion > 0)} met, "
                + $"{study.Postponed} times one was put off",
            $"left         {Left(recorded)}",
            $"slips        {study.SignUps.Slips} made",
            $"coordinator  {Coordinator()}",
            .. verdicts.Select(export => $"{export.Key + ".zip",-12} " + (export.Value.FirstFalse is { } check
                ? $"FALSE: {check.Name}"
                : $"verified, SHA-256 {Digest.Of(study.Exports[export.Key])}")),
            "",
            "Read before the study opens: lots, groups, report and the labels of the arms are as the protocol says.",
            "This page names the design. Until the reveal it is kept where the study file is; the trial master file has its SHA-256.",
            "steward        name, date, signature: ____________________________________________",
            "statistician   name, date, signature: ____________________________________________",
            "",
        ]);
    }

    private string Drawn() => study.Scenario.Cohort is { } cohort
        ? $"lots of {cohort.People} at a time"
        : "each lot at once";

    private string Coordinator()
    {
        var (guesses, ahead, score) = (study.Scenario.Coordinator.Guesses, study.Scenario.LooksAhead, study.Recruiter);
        var share = score.Expected == 0 ? 0 : 100.0 * score.Right / score.Expected;
        var how = ahead ? "told by a steward who looks ahead" : "guesses";
        return !guesses && !ahead
            ? "honest"
            : string.Create(CultureInfo.InvariantCulture, $"{how}: {score.Right} of {score.Expected} lots right ({share:0.0} %)");
    }

    private string Arms(IEnumerable<Participant> people) => string.Join(", ", study.Setup.Arms.Select(arm =>
        Counted(people.Count(person => person.Draw.Arm == arm.Id), arm.Name)));

    private static string Left(StudyState state) => string.Join(", ", (string[])
    [
        Counted(state.Participants.Values.Count(person => person is { LeftGroup: true, Erased: false }), "the group"),
        Counted(state.Participants.Values.Count(person => person is { LeftFollowUp: true, Erased: false }), "follow-up"),
        Counted(state.Participants.Values.Count(person => person.Erased), "and had their data erased"),
    ]);

    private static string Counted(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count} {what}");

    private string Place(string name) => Path.Combine(to.FullName, name);
}
