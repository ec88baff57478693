using System.CommandLine;
using System.Text.Json;

using Trial.Core.Pictures;
using Trial.Core.Report;
using Trial.Core.Verify;

namespace Trial.Cli;

/// <summary>trial report: what a paper must say of the lottery, from an export that verifies.</summary>
internal static class ReportCommand
{
    private static readonly JsonSerializerOptions Indented =
        new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public static Command Make()
    {
        var zip = VerifiedExport.Argument("An audit or final export.");
        var flow = new Option<DirectoryInfo>("--flow")
        {
            HelpName = "FOLDER",
            Description = "A folder for the flow diagram: flow.json, flow.en.svg and flow.da.svg.",
        };
        var methods = new Option<DirectoryInfo>("--methods")
        {
            HelpName = "FOLDER",
            Description = "A folder for the methods as Markdown: methods.en.md and methods.da.md.",
        };
        var command = new Command(
            "report", "Writes the methods and flow of the lottery for a paper (CONSORT 2025), from an export that verifies.")
        {
            zip, flow, methods,
        };
        command.SetAction(parsed => VerifiedExport.Use(
            parsed.GetRequiredValue(zip),
            StudyReport.CanWrite,
            "a report is made from an audit or a final export",
            (files, _) => Run(files, parsed.GetValue(flow), parsed.GetValue(methods))));
        return command;
    }

    private static int Run(ExportFiles files, DirectoryInfo? pictures, DirectoryInfo? pages)
    {
        Console.Out.Write(StudyReport.Write(files));
        if (pictures is not null)
        {
            WriteFlow(files, pictures);
        }

        if (pages is not null)
        {
            WriteMethods(files, pages);
        }

        return ExitCode.Done;
    }

    /// <summary>Writes the flow, in numbers and drawn.</summary>
    public static void WriteFlow(ExportFiles files, DirectoryInfo folder)
    {
        var flow = StudyFlow.Of(files);
        Write(folder, "flow.json", JsonSerializer.Serialize(new { Format = "trial/v1/flow", Flow = flow }, Indented) + "\n");
        Write(folder, "flow.en.svg", FlowPicture.Draw(flow, FlowWords.English));
        Write(folder, "flow.da.svg", FlowPicture.Draw(flow, FlowWords.Danish));
    }

    /// <summary>Writes the methods.</summary>
    public static void WriteMethods(ExportFiles files, DirectoryInfo folder)
    {
        var methods = new MethodsPage(files);
        Write(folder, "methods.en.md", methods.English());
        Write(folder, "methods.da.md", methods.Danish());
    }

    private static void Write(DirectoryInfo folder, string name, string text)
    {
        folder.Create();
        File.WriteAllText(Path.Combine(folder.FullName, name), text);
    }
}
