using System.CommandLine;
using System.Security.Cryptography;

using Trial.Core;
using Trial.Core.Ceremony;
using Trial.Core.Lottery;

namespace Trial.Cli;

/// <summary>trial seal announce: makes the seed and the setup that commits to it, before the announced round exists.</summary>
internal static class SealAnnounce
{
    public static Command Make()
    {
        var study = new Argument<FileInfo>("STUDY") { Description = "The study file (docs/ceremony.md)." };
        var folder = Options.Of<DirectoryInfo>("--to", "FOLDER", "An empty or new folder for what the ceremony makes.").Required();
        var files = Options.Of<FileInfo[]>("--contribution", "FILE", "A file whose bytes go into the seed; may be repeated.");
        var asked = Options.Of<int>("--ask", "NUMBER", "How many contributions to ask for, one a line: dice, words.");
        var demonstration = new Option<bool>("--demonstration") { Description = "A study for demonstration, without a beacon." };
        var rehearsal = new Option<bool>("--rehearsal")
        {
            Description = "A trial run of the ceremony: test labels; it is never installed.",
        };
        var practice = new Option<bool>("--practice")
        {
            Description = "A practice of the whole study, without a beacon: a service with TRIAL_PRACTICE=1 installs it.",
        };
        var other = new Option<bool>("--other-service")
        {
            Description = "The list is for another service: its arms may have any letters and names.",
        };

        var command = new Command("announce", "Step one: makes the seed and writes the setup to be published.")
        {
            study, folder, files, asked, demonstration, rehearsal, practice, other,
        };
        command.SetAction(parsed => Run(
            parsed.GetValue(study)!,
            new CeremonyFolder(parsed.GetValue(folder)!.FullName),
            new(parsed.GetValue(files) ?? [], parsed.GetValue(asked)),
            [
                .. parsed.GetValue(demonstration) ? [(demonstration.Name, Occasion.Demonstration)] : ((string, Occasion)[])[],
                .. parsed.GetValue(rehearsal) ? [(rehearsal.Name, Occasion.Rehearsal)] : ((string, Occasion)[])[],
                .. parsed.GetValue(practice) ? [(practice.Name, Occasion.Practice)] : ((string, Occasion)[])[],
            ],
            parsed.GetValue(other)));
        return command;
    }

    private static int Run(
        FileInfo file, CeremonyFolder folder, ContributionSources sources, IReadOnlyList<(string Option, Occasion Occasion)> chosen,
        bool isOtherService)
    {
        var faults = new List<string>();
        if (chosen.Count > 1)
        {
            faults.Add($"{string.Join(" and ", chosen.Select(it => it.Option))} exclude each other: choose one.");
        }

        var occasion = chosen is [.., var (_, last)] ? last : Occasion.Study;
        var study = Read(file, occasion, isOtherService, faults);
        faults.AddRange(folder.Faults());
        faults.AddRange(sources.Faults());
        if (faults.Count > 0)
        {
            return Refusal.Tell(faults);
        }

        folder.Create();
        Announce(study!, occasion, folder, sources);
        return ExitCode.Done;
    }

    private static StudyFile? Read(FileInfo file, Occasion occasion, bool isOtherService, List<string> faults)
    {
        try
        {
            StudyFile.TryRead(KeptFile.Read(file).Span, occasion, out var study, out var wrong, isOtherService);
            faults.AddRange(wrong.Select(fault => fault.ToString()));
            if (occasion == Occasion.Study
                && study?.Beacon is { } beacon
                && Quicknet.TimeOf(beacon.Round) is var due
                && due <= TimeProvider.System.GetUtcNow())
            {
                faults.Add($"beacon.round: Round {beacon.Round} was known at {CeremonyText.Time(due)}; announce a later one.");
            }

            return study;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            faults.Add(exception.Message);
            return null;
        }
    }

    private static void Announce(StudyFile study, Occasion occasion, CeremonyFolder folder, ContributionSources sources)
    {
        List<byte[]> contributions = [.. sources.Collect(Console.In, Console.Out)];
        contributions.Insert(0, RandomNumberGenerator.GetBytes(Digest.Size));
        var seed = Contributions.Combine(contributions);
        var random = new Digest(RandomNumberGenerator.GetBytes(Digest.Size));
        var setup = study.Commit(seed, random);

        folder.WriteSeed(seed, contributions);
        folder.WriteService(new(ListKey: null, study.Policy, random));
        folder.WriteSetup(setup);

        Console.Out.Write(CeremonyText.Contributed(contributions));
        Console.Out.Write(CeremonyText.Announced(setup, occasion, folder));
        if (occasion == Occasion.Rehearsal)
        {
            Console.Out.Write(CeremonyText.LabelCheck(study.Arms, setup));
        }
    }
}
