using System.CommandLine;
using System.Text;

using Trial.Cli.Simulate;
using Trial.Core;
using Trial.Core.Ceremony;
using Trial.Core.Lottery;
using Trial.Core.Simulate;

namespace Trial.Cli;

/// <summary>trial simulate: a whole study that never was, to try a configuration before it is used.</summary>
internal static class SimulateCommand
{
    private const string UsualSeed = "trial simulate";

    public static Command Make()
    {
        var file = new Argument<FileInfo>("SCENARIO.json") { Description = "What the study is like (docs/simulate.md)." };
        var to = Options.Of<DirectoryInfo>("--out", "FOLDER", "An empty or new folder for exports and reports.").Required();
        var study = Options.Of<FileInfo>(
            "--study", "STUDY.json", "The study file of the ceremony: its policy, ratio, capacity and cohort replace the scenario's.");
        var seed = new Option<string>("--seed")
        {
            HelpName = "TEXT",
            Description = "The text from which keys, list and people are made.",
            DefaultValueFactory = _ => UsualSeed,
        };
        var command = new Command(
            "simulate", "Lives a whole study from a scenario, through the service's own rules, to its exports and reports.")
        {
            file, study, to, seed,
        };
        command.SetAction(parsed => Run(
            parsed.GetRequiredValue(file), parsed.GetValue(study), parsed.GetRequiredValue(to), parsed.GetRequiredValue(seed)));
        return command;
    }

    private static int Run(FileInfo file, FileInfo? study, DirectoryInfo to, string seed)
    {
        var faults = new List<string>();
        var scenario = Read(file, faults, bytes => (Scenario.Read(bytes.Span, out var wrong), wrong));
        var lists = study is null ? null : Read(study, faults, bytes =>
            (StudyFile.TryRead(bytes.Span, Occasion.Rehearsal, out var read, out var wrong) ? read : null, wrong));
        if (scenario is not null && lists is not null)
        {
            scenario = scenario.Under(lists, out var wrong);
            faults.AddRange(wrong.Select(fault => fault.ToString()));
        }

        if (Path.Exists(to.FullName) && (!to.Exists || to.EnumerateFileSystemInfos().Any()))
        {
            faults.Add($"--out: {to} exists and is not empty.");
        }

        return faults.Count > 0 ? Refusal.Tell(faults) : Run(scenario!, file.Name, to, seed);
    }

    private static T? Read<T>(
        FileInfo file, List<string> faults, Func<ReadOnlyMemory<byte>, (T? Read, IReadOnlyList<SetupFault> Faults)> read)
        where T : class
    {
        if (KeptFile.Fault(file) is { } fault)
        {
            faults.Add(fault);
            return null;
        }

        var (value, wrong) = read(KeptFile.Read(file));
        faults.AddRange(wrong.Select(each => $"{file.Name}: {each}"));
        return value;
    }

    private static int Run(Scenario scenario, string name, DirectoryInfo to, string seed)
    {
        var work = Directory.CreateTempSubdirectory("trial-simulate");
        try
        {
            var study = Progress.Of("days", Simulation.Days(scenario), progress =>
                Simulation.RunAsync(scenario, Digest.Of(Encoding.UTF8.GetBytes(seed)), work.FullName, progress).GetAwaiter().GetResult());
            to.Create();
            return new SimulateReport(study, name, seed, to).Write();
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }
}
