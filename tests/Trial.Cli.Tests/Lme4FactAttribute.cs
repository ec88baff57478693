using System.Diagnostics;

namespace Trial.Cli.Tests;

/// <summary>Needs R with lme4 (r-cran-lme4 in Debian), which eng/test does not install: elsewhere it counts as skipped.</summary>
internal sealed class Lme4FactAttribute : FactAttribute
{
    private static readonly Lazy<bool> There = new(IsThere);

    public Lme4FactAttribute() => Skip = There.Value ? null : "needs Rscript with lme4";

    private static bool IsThere()
    {
        if (new AnalysisFactAttribute().Skip is not null)
        {
            return false;
        }

        using var asked = Process.Start(new ProcessStartInfo(
            "Rscript", ["-e", "quit(status = !requireNamespace('lme4', quietly = TRUE))"])
        { RedirectStandardOutput = true, RedirectStandardError = true })!;
        asked.WaitForExit();
        return asked.ExitCode == 0;
    }
}
