using System.CommandLine;

namespace Trial.Cli;

/// <summary>A file that a command writes. None is written over: it may be the very export that the command reads.</summary>
internal static class NewFile
{
    /// <summary>Why it cannot be written; null when it can, or when none was asked for.</summary>
    /// <param name="option">As it was typed.</param>
    /// <param name="file">Its path.</param>
    public static string? Fault(string option, string? file) =>
        string.IsNullOrEmpty(file) ? null
        : File.Exists(file) || Directory.Exists(file) ? $"{option}: '{file}' is there already. Name a new file: none is written over."
        : !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(file))) ? $"{option}: there is no folder for '{file}'."
        : null;

    /// <summary>The same option, which must name such a file.</summary>
    public static Option<T> New<T>(this Option<T> option)
    {
        option.Validators.Add(result =>
        {
            if (Fault(option.Name, result.Tokens.Select(token => token.Value).FirstOrDefault()) is { } fault)
            {
                result.AddError(fault);
            }
        });
        return option;
    }
}
