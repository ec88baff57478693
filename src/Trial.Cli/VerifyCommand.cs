using System.CommandLine;

using Trial.Application.Keys;
using Trial.Core.Verify;

namespace Trial.Cli;

/// <summary>trial verify: checks whatever an export allows, and says what it could not.</summary>
internal static class VerifyCommand
{
    public static Command Make()
    {
        var arguments = new VerifyArguments();
        var command = new Command(
            "verify", "Checks an export. Exit codes: 0 verified, 1 false (it names the check and the index), 2 wrong use.");
        arguments.AddTo(command);
        command.Validators.Add(result =>
        {
            foreach (var fault in arguments.Faults(result))
            {
                result.AddError(fault);
            }
        });
        command.SetAction(parsed => Run(parsed.GetRequiredValue(arguments.Zip), arguments.Kept(parsed), arguments.ReceiptNames(parsed)));
        return command;
    }

    private static int Run(FileInfo zip, Kept kept, IReadOnlyList<string> receipts)
    {
        var report = new VerifyReport(Console.Out, receipts);
        var files = ExportZip.Read(zip);
        if (EarlierBuild.Made(files))
        {
            return Refusal.Tell([$"{zip.Name}: made by an earlier build. Its draws do not commit to people, so it cannot be checked."]);
        }

        var verdict = VerifyProgress.Of(zip, counted => Verification.Run(counted, kept, Ed25519.Verify));
        report.Write(zip.Name, verdict, verdict.Checks[0].Finding is Finding.Verified ? ExportedStudy.Read(files) : null);
        return ExitCode.Of(verdict.Checks);
    }
}
