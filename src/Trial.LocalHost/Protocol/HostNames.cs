using System.Text.RegularExpressions;

namespace Trial.LocalHost.Protocol;

/// <summary>The names that the Functions host takes. It leaves out a function with another name.</summary>
internal static partial class HostNames
{
    public static bool IsFunction(string name) => Function().IsMatch(name);

    public static bool IsParameter(string? name) => name is not null && Parameter().IsMatch(name);

    [GeneratedRegex(@"\A(?!host\z)[a-z][a-z0-9_-]{0,127}\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Function();

    [GeneratedRegex(@"\A([a-zA-Z][a-zA-Z0-9]{0,127}|\$return)\z")]
    private static partial Regex Parameter();
}
