using System.CommandLine;

using Trial.Application.Keys;
using Trial.Core.Report;
using Trial.Core.Verify;

namespace Trial.Cli;

/// <summary>trial report: what a paper must say of the lottery, from an export that verifies.</summary>
internal static class ReportCommand
{
    public static Command Make()
    {
        var zip = new Argument<FileInfo>("FILE.zip") { Description = "An audit or final export." };
        var command = new Command(
            "report", "Writes the methods and flow of the lottery for a paper (CONSORT 2025), from an export that verifies.") { zip };
        command.Validators.Add(result =>
        {
            foreach (var fault in Options.Files(result.GetResult(zip)).Select(ExportZip.Fault).OfType<string>())
            {
                result.AddError(fault);
            }
        });
        command.SetAction(parsed => Run(parsed.GetRequiredValue(zip)));
        return command;
    }

    private static int Run(FileInfo zip)
    {
        var files = ExportZip.Read(zip);
        var verdict = Verification.Run(files, new Kept(), Ed25519.Verify);
        if (verdict.FirstFalse is { } check)
        {
            return Refuse(ExitCode.False, $"{zip.Name} cannot be reported on, because it is false: {check.Name}. trial verify says how.");
        }

        if (!StudyReport.CanWrite(verdict.Kind))
        {
            return Refuse(ExitCode.WrongUse, $"{zip.Name} has no record: a report is made from an audit or a final export.");
        }

        Console.Out.Write(StudyReport.Write(files));
        return ExitCode.Done;
    }

    private static int Refuse(int exitCode, string reason)
    {
        Console.Error.WriteLine(reason);
        return exitCode;
    }
}
