using System.CommandLine;

using Trial.Application.Keys;
using Trial.Core.Export;
using Trial.Core.Verify;

namespace Trial.Cli;

/// <summary>An export to make something from: only one in which nothing is false.</summary>
internal static class VerifiedExport
{
    /// <summary>The zip's file on the command line.</summary>
    public static Argument<FileInfo> Argument(string description)
    {
        var zip = new Argument<FileInfo>("FILE.zip") { Description = description };
        zip.Validators.Add(result =>
        {
            foreach (var fault in Options.Files(result).Select(ExportZip.Fault).OfType<string>())
            {
                result.AddError(fault);
            }
        });
        return zip;
    }

    /// <summary>Verifies the export and uses it; an exit code.</summary>
    /// <param name="zip">One without <see cref="ExportZip.Fault(FileInfo)"/>.</param>
    /// <param name="serves">Whether a kind of export can be used.</param>
    /// <param name="needs">Which kinds can, as the end of a sentence.</param>
    /// <param name="use">Writes what is asked for.</param>
    public static int Use(FileInfo zip, Func<ExportKind?, bool> serves, string needs, Func<ExportFiles, Verdict, int> use)
    {
        var files = ExportZip.Read(zip);
        var verdict = Verification.Run(files, new Kept(), Ed25519.Verify);
        return verdict.FirstFalse is { } check
                ? Refuse(ExitCode.False, $"{zip.Name} cannot be used, because it is false: {check.Name}. trial verify says how.")
            : !serves(verdict.Kind) ? Refuse(ExitCode.WrongUse, $"{zip.Name} cannot be used: {needs}.")
            : use(files, verdict);
    }

    private static int Refuse(int exitCode, string reason)
    {
        Console.Error.WriteLine(reason);
        return exitCode;
    }
}
