using System.CommandLine;
using System.CommandLine.Parsing;

namespace Trial.Cli;

/// <summary>Makes options of a command.</summary>
internal static class Options
{
    /// <summary>An option with a value.</summary>
    /// <param name="name">As it is typed, with its hyphens.</param>
    /// <param name="value">What help calls the value.</param>
    /// <param name="description">A sentence for help.</param>
    public static Option<T> Of<T>(string name, string value, string description) =>
        new(name) { HelpName = value, Description = description };

    /// <summary>The files that were named. GetValue is not used: it throws where the parser has already found a fault.</summary>
    public static IEnumerable<FileInfo> Files(SymbolResult? given) => given?.Tokens.Select(token => new FileInfo(token.Value)) ?? [];

    /// <summary>The same option, which must be given.</summary>
    public static Option<T> Required<T>(this Option<T> option)
    {
        option.Required = true;
        return option;
    }

    /// <summary>The same option, which takes several values after its name.</summary>
    public static Option<T> Many<T>(this Option<T> option)
    {
        option.AllowMultipleArgumentsPerToken = true;
        return option;
    }
}
