using System.Globalization;

using Trial.Core.Export;
using Trial.Core.Verify;

namespace Trial.Cli;

/// <summary>Prints what the checks found: a line for each, then the verdict, then what could not be checked.</summary>
internal sealed class VerifyReport(TextWriter output, IReadOnlyList<string> receipts)
{
    /// <param name="file">The zip's name.</param>
    /// <param name="verdict">What was found.</param>
    /// <param name="study">Which study it says it is of; null when it does not say.</param>
    public void Write(string file, Verdict verdict, ExportedStudy? study)
    {
        output.WriteLine($"{file}: {Told(verdict.Kind)}");
        if (study is not null)
        {
            output.WriteLine();
            WriteStudy(study);
        }

        Write(verdict.Checks);
    }

    /// <summary>The same for checks without an export.</summary>
    public void Write(string heading, IReadOnlyList<Check> checks)
    {
        output.WriteLine(heading);
        Write(checks);
    }

    private void WriteStudy(ExportedStudy study)
    {
        WriteLine("study", study.IsPractice ? "PRACTICE" : "", study.Study);
        WriteLine("setup", "SHA-256", study.Setup.ToString());
        foreach (var (index, setup) in study.Further.Index())
        {
            WriteLine(string.Create(CultureInfo.InvariantCulture, $"setup of seal {index + 2}"), "SHA-256", setup.ToString());
        }

        WriteLine("seal", "root", study.Root.ToString());
        if (study.Log is var (size, checkpoint))
        {
            WriteLine("public log", "size", size.ToString(CultureInfo.InvariantCulture));
            WriteLine("its checkpoint", "SHA-256", checkpoint.ToString());
        }
    }

    private void Write(IReadOnlyList<Check> checks)
    {
        output.WriteLine();
        foreach (var check in checks)
        {
            WriteLine(check);
        }

        output.WriteLine();
        output.WriteLine(checks is [.., { Finding: Finding.False } wrong] ? $"False: {wrong.Name}. Nothing after it was checked."
            : checks.Any(check => check.Finding is Finding.Unusable)
                ? "Not verified: what was given beside the export could not be read. Nothing was found false."
            : "Verified: everything that could be checked is true.");
        WriteUnchecked(checks);
    }

    private void WriteLine(Check check)
    {
        switch (check.Finding)
        {
            case Finding.Verified verified:
                WriteLine(check.Name, "verified", verified.Extent);
                break;
            case Finding.False wrong:
                WriteLine(check.Name, "FALSE", Place(check.Name, wrong.Index) + wrong.Reason);
                break;
            case Finding.Unusable strange:
                WriteLine(check.Name, "not read", Place(check.Name, strange.Index) + strange.Reason);
                break;
            default:
                break; // told at the end
        }
    }

    private string Place(string check, int? index) =>
        index is not { } at ? ""
        : check is Verification.ReceiptsCheck or Verification.PromisesCheck ? $"{receipts[at]}: "
        : string.Create(CultureInfo.InvariantCulture, $"at index {at}: ");

    private void WriteUnchecked(IReadOnlyList<Check> checks)
    {
        var left = checks.Where(check => check.Finding is Finding.NotChecked).ToList();
        if (left.Count == 0)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine("Not checked here:");
        foreach (var check in left)
        {
            WriteLine(check.Name, "", ((Finding.NotChecked)check.Finding).Why);
        }
    }

    private void WriteLine(string name, string found, string told) => output.WriteLine($"  {name,-28}{found,-10}{told}");

    private static string Told(ExportKind? kind) => kind switch
    {
        ExportKind.Table => "a table export",
        ExportKind.Audit => "an audit export",
        ExportKind.Final => "a final export",
        _ => "not an export of a trial",
    };
}
