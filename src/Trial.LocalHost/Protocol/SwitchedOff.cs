using Trial.LocalHost.Start;

namespace Trial.LocalHost.Protocol;

//  AzureWebJobs.NAME.Disabled, in an environment also AzureWebJobs__NAME__Disabled: with true or 1
//  the Functions host silently leaves the function out, and nobody soon misses a job that never runs.

/// <summary>Functions that a setting switches off.</summary>
internal static class SwitchedOff
{
    /// <exception cref="RefusalException">A setting switches one of the functions off.</exception>
    public static void Check(IEnumerable<Function> functions, IReadOnlyDictionary<string, string> environment)
    {
        foreach (var function in functions)
        {
            var settings = environment.Keys.Where(setting => IsOf(function.Name, setting));
            if (settings.FirstOrDefault(setting => IsOn(environment[setting])) is { } off)
            {
                throw Declarations.Refused(function.Name, $"is switched off by the setting {off}, and this host runs every function");
            }
        }
    }

    private static bool IsOf(string name, string setting) => string.Equals(
        setting.Replace("__", ".", StringComparison.Ordinal), $"AzureWebJobs.{name}.Disabled", StringComparison.OrdinalIgnoreCase);

    private static bool IsOn(string value) => value == "1" || string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);
}
