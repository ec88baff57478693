using System.CommandLine;
using Trial.Core.Export;

namespace Trial.Cli;

/// <summary>trial verify: checks whatever an export allows, and says what it could not.</summary>
internal static class VerifyCommand
{
    public static Command Make()
    {
        var zip = new Argument<FileInfo>("FILE.zip") { Description = "A table, audit or final export." };
        var receipts = new Option<FileInfo[]>("--receipt")
        {
            Description = "A receipt that its holder kept; any number of them.",
            HelpName = "FILE",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [],
        };

        var command = new Command("verify", "Checks an export: 0 verified, 1 false (which check, at which index), 2 wrong use.") { zip, receipts };
        command.Validators.Add(result =>
        {
            foreach (var fault in VerifyInput.Faults(result.GetValue(zip), result.GetValue(receipts) ?? []))
            {
                result.AddError(fault);
            }
        });
        command.SetAction(parsed => Run(parsed.GetRequiredValue(zip), parsed.GetRequiredValue(receipts)));
        return command;
    }

    private static int Run(FileInfo zip, FileInfo[] receipts)
    {
        var report = new VerifyReport(Console.Out, [.. receipts.Select(receipt => receipt.Name)]);
        switch (ExportZip.Read(zip))
        {
            case ExportZip.Files files:
                var verdict = Verification.Run(files.All, [.. receipts.Select(receipt => (ReadOnlyMemory<byte>)File.ReadAllBytes(receipt.FullName))]);
                report.Write(zip.Name, verdict);
                return verdict.FirstFalse is null ? ExitCode.Done : ExitCode.False;
            case ExportZip.Damaged damaged:
                report.WriteDamaged(zip.Name, damaged.Reason);
                return ExitCode.False;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }
}
