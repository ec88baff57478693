using System.CommandLine;

using Trial.Core.Report;
using Trial.Core.Verify;

namespace Trial.Cli;

/// <summary>trial report: what a paper must say of the lottery, from an export that verifies.</summary>
internal static class ReportCommand
{
    public static Command Make()
    {
        var zip = VerifiedExport.Argument("An audit or final export.");
        var command = new Command(
            "report", "Writes the methods and flow of the lottery for a paper (CONSORT 2025), from an export that verifies.") { zip };
        command.SetAction(parsed => VerifiedExport.Use(
            parsed.GetRequiredValue(zip), StudyReport.CanWrite,
            "a report is made from an audit or a final export", (files, _) => Run(files)));
        return command;
    }

    private static int Run(ExportFiles files)
    {
        Console.Out.Write(StudyReport.Write(files));
        return ExitCode.Done;
    }
}
