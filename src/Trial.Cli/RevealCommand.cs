using System.CommandLine;

using Trial.Application.Keys;
using Trial.Core.Export;
using Trial.Core.Verify;

namespace Trial.Cli;

/// <summary>trial reveal: computes a list again from its opened secrets, and compares it with the seal, the record and receipts.</summary>
internal static class RevealCommand
{
    public static Command Make()
    {
        var folder = new Argument<DirectoryInfo>("FOLDER") { Description = "The public files: setup.json, seal.txt, leaves." };
        var policy = Options.Of<FileInfo>("--policy", "FILE", "policy.json of a final export, or service.json of the ceremony.").Required();
        var seed = Options.Of<FileInfo?>("--seed", "FILE", "The seed: 64 hexadecimal characters.");
        var key = Options.Of<FileInfo?>("--list-key", "FILE", "The list key, when the seed is not revealed.");
        var audit = Options.Of<FileInfo?>("--audit", "FILE", "An audit or final export, for the draws.");
        var receipts = Options.Of<FileInfo[]>("--receipt", "FILE", "A receipt that its holder kept; may be repeated.").Many();
        var contributions = Options.Of<FileInfo?>(
            "--contributions", "FILE", "The published contributions, to show that the seed was made of all of them.");
        var list = Options.Of<FileInfo?>("--list", "FILE", "Where to write the whole list as CSV; a new file.").New();

        var command = new Command(
            "reveal", "Computes the list again and compares. Exit codes: 0 all true, 1 false (it names the check), 2 wrong use.")
        {
            folder, policy, seed, key, audit, receipts, contributions, list,
        };
        command.SetAction(parsed => Run(
            new RevealInput(
                parsed.GetRequiredValue(folder),
                parsed.GetRequiredValue(policy),
                parsed.GetValue(seed),
                parsed.GetValue(key),
                parsed.GetValue(audit),
                parsed.GetValue(receipts) ?? [],
                parsed.GetValue(contributions)),
            parsed.GetValue(list)));
        return command;
    }

    private static int Run(RevealInput input, FileInfo? list) =>
        input.Read() is { } source ? Run(source, input, list) : Refusal.Tell(input.Faults);

    private static int Run(RevealSource source, RevealInput input, FileInfo? list)
    {
        var verdict = RevealChecks.Run(source, Ed25519.Verify);
        new VerifyReport(Console.Out, [.. input.Receipts.Select(receipt => receipt.Name)])
            .Write($"{input.Folder}: a reveal", verdict.Checks);
        if (verdict.FirstFalse is null && list is not null)
        {
            File.WriteAllBytes(list.FullName, ListTable.Format(verdict.List!, verdict.Strata));
        }

        return ExitCode.Of(verdict.Checks);
    }
}
