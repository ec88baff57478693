using System.CommandLine;

using Trial.Core.Ceremony;
using Trial.Core.Lottery;
using Trial.Core.Verify;

namespace Trial.Cli;

/// <summary>trial seal finish: once the announced round is known, makes the list and its seal.</summary>
internal static class SealFinish
{
    public static Command Make()
    {
        var folder = new Argument<DirectoryInfo>("FOLDER") { Description = "The folder that announce wrote." };
        var signature = Options.Of<string?>("--signature", "HEX", "The announced round's signature: 96 hexadecimal characters.");
        var elsewhere = new Option<bool>("--checked-elsewhere")
        {
            Description = "The signature was checked on another machine, because this one cannot.",
        };

        var command = new Command(
            "finish",
            "Step two: makes the list, and writes the leaves and the seal entry to be published.") { folder, signature, elsewhere };
        command.SetAction(
            parsed => Run(new CeremonyFolder(parsed.GetValue(folder)!.FullName), parsed.GetValue(signature), parsed.GetValue(elsewhere)));
        return command;
    }

    private static int Run(CeremonyFolder folder, string? signature, bool elsewhere)
    {
        if (File.Exists(folder.EntryPath))
        {
            return Refusal.Tell([$"{folder.EntryPath} exists already: this study is sealed."]);
        }

        if (!folder.TryRead(out var announced, out var faults))
        {
            return Refusal.Tell(faults);
        }

        var wrong = BeaconFaults(announced.Setup.Beacon, signature).ToArray();
        return wrong.Length > 0 ? Refusal.Tell(wrong) : Finish(folder, announced, signature, elsewhere);
    }

    private static IEnumerable<string> BeaconFaults(Beacon? beacon, string? signature)
    {
        if (beacon is null && signature is not null)
        {
            yield return "--signature: this setup has no beacon.";
        }

        if (beacon is not null && !SealEntry.IsBeaconSignature(signature))
        {
            yield return $"--signature: round {beacon.Round} has one of {2 * Quicknet.SignatureSize} lower-case hexadecimal characters.";
        }

        if (beacon is not null && Quicknet.TimeOf(beacon.Round) is var due && due > TimeProvider.System.GetUtcNow())
        {
            yield return $"--signature: round {beacon.Round} is not known before {CeremonyText.Time(due)}.";
        }
    }

    // 48 bytes that are no round's signature would let somebody choose among lists: nothing is sealed under them. A failed check is
    // final, whatever --checked-elsewhere says.
    private static int Finish(CeremonyFolder folder, Announced announced, string? signature, bool elsewhere)
    {
        var answer = announced.Setup.Beacon is { } beacon ? BeaconScript.Verify(beacon.Round, signature!) : null;
        switch (answer)
        {
            case Finding.False:
                Console.Error.WriteLine(
                    $"--signature: this is not the signature of quicknet round {announced.Setup.Beacon!.Round}. Nothing is sealed.");
                return ExitCode.False;
            case Finding.NotChecked it when !elsewhere:
                return Refusal.Tell(
                    [$"--signature: cannot be checked here: {it.Why}. Check it on another machine, and add --checked-elsewhere."]);
            default:
                Seal(folder, announced, Convert.FromHexString(signature ?? ""), isChecked: answer is Finding.Verified);
                return ExitCode.Done;
        }
    }

    private static void Seal(CeremonyFolder folder, Announced announced, byte[] signature, bool isChecked)
    {
        var study = SealedStudy.Make(announced.Setup, announced.Secret.Policy, announced.Seed, signature, new AllCores());
        folder.WriteService(announced.Secret with { ListKey = study.ListKey });
        folder.WriteSeal(study);

        Console.Out.Write(CeremonyText.Sealed(announced.Setup, study, signature, isChecked, folder));
        if (announced.Setup.IsRehearsal)
        {
            Console.Out.Write(CeremonyText.ListCheck(announced.Setup, study.List));
        }
    }
}
