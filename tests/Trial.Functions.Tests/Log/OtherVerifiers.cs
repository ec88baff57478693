using System.Diagnostics;

using Trial.Application.Exports;
using Trial.Core.Export;

namespace Trial.Functions.Tests.Log;

/// <summary>What verifies an export besides `trial verify`: the page's JavaScript, and somebody else's program in Go.</summary>
internal static class OtherVerifiers
{
    /// <summary>What the page's checks say of an export.</summary>
    public static string JavaScript(IEnumerable<ExportFile> files) =>
        Run("node", Repository.Root, files, "tests/web/check-export.mjs");

    /// <summary>What tests/thirdparty says of an audit.</summary>
    public static string Go(IEnumerable<ExportFile> files) =>
        Run("go", Path.Combine(Repository.Root, "tests", "thirdparty"), files, "run", "./cmd/audit");

    /// <summary>The files with their sums made anew.</summary>
    public static IReadOnlyList<ExportFile> Summed(IEnumerable<ExportFile> files)
    {
        ExportFile[] others = [.. files.Where(file => file.Name != Sums.Name)];
        return [.. others, new ExportFile(Sums.Name, Sums.Format(others))];
    }

    private static string Run(string program, string folder, IEnumerable<ExportFile> files, params IEnumerable<string> arguments)
    {
        using var temporary = new TemporaryFolder();
        var zip = temporary.File("export.zip");
        File.WriteAllBytes(zip, PackedExport.Of([.. files]));
        using var process = Process.Start(new ProcessStartInfo(program, [.. arguments, zip])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : output + errors.Result;
    }
}
