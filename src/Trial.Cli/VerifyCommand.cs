using System.CommandLine;

using Trial.Application.Keys;
using Trial.Core;
using Trial.Core.Verify;

namespace Trial.Cli;

/// <summary>trial verify: checks whatever an export allows, and says what it could not.</summary>
internal static class VerifyCommand
{
    public static Command Make()
    {
        var zip = new Argument<FileInfo>("FILE.zip") { Description = "A table, audit or final export." };
        var receipts = new Option<FileInfo[]>("--receipt")
        {
            Description = "A receipt that its holder kept; may be repeated.",
            HelpName = "FILE",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [],
        };

        var since = Options.Of<FileInfo?>(
            "--since", "FILE", "An older checkpoint of the public log that you kept: the log must have grown from it.");

        var command = new Command(
            "verify", "Checks an export: 0 verified, 1 false (which check, at which index), 2 wrong use.") { zip, receipts, since };
        command.Validators.Add(result =>
        {
            var kept = VerifyInput.Named(result.GetResult(receipts)).Concat(VerifyInput.Named(result.GetResult(since)));
            foreach (var fault in VerifyInput.Faults(VerifyInput.Named(result.GetResult(zip)).FirstOrDefault(), [.. kept]))
            {
                result.AddError(fault);
            }
        });
        command.SetAction(parsed => Run(parsed.GetRequiredValue(zip), parsed.GetRequiredValue(receipts), parsed.GetValue(since)));
        return command;
    }

    private static int Run(FileInfo zip, FileInfo[] receipts, FileInfo? since)
    {
        var kept = new Kept
        {
            Receipts = [.. receipts.Select(Bytes)],
            Checkpoint = since is null ? (ReadOnlyMemory<byte>?)null : Bytes(since),
            Today = Copenhagen.Date(TimeProvider.System.GetUtcNow()),
        };
        var report = new VerifyReport(Console.Out, [.. receipts.Select(receipt => receipt.Name)]);
        switch (ExportZip.Read(zip))
        {
            case ExportZip.Files files:
                var verdict = Verification.Run(files.All, kept, Ed25519.Verify);
                report.Write(zip.Name, verdict);
                return verdict.FirstFalse is null ? ExitCode.Done : ExitCode.False;
            case ExportZip.Damaged damaged:
                report.WriteDamaged(zip.Name, damaged.Reason);
                return ExitCode.False;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static ReadOnlyMemory<byte> Bytes(FileInfo file) => File.ReadAllBytes(file.FullName);
}
