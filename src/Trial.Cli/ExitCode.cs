using Trial.Core.Verify;

namespace Trial.Cli;

internal static class ExitCode
{
    public const int Done = 0;

    public const int False = 1;

    public const int WrongUse = 2;

    /// <summary>The exit code of checks.</summary>
    public static int Of(IReadOnlyList<Check> checks) =>
        checks.Any(check => check.Finding is Finding.False) ? False
        : checks.Any(check => check.Finding is Finding.Unusable) ? WrongUse
        : Done;
}
