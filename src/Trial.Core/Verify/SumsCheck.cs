using System.Security.Cryptography;
using System.Text;

using Trial.Core.Export;

namespace Trial.Core.Verify;

/// <summary>The first check of every export: that the files are those, and what, the sums say. Every file is read to its end.</summary>
internal static class SumsCheck
{
    /// <param name="files">The files.</param>
    /// <param name="known">SHA-256 of those that were read to their end already, by name.</param>
    public static Finding Run(ExportFiles files, IReadOnlyDictionary<string, byte[]> known)
    {
        if (!files.Has(Sums.Name))
        {
            return new Finding.False(null, $"there is no file {Sums.Name}");
        }

        string[] names = [.. files.Names.Where(name => name != Sums.Name).Order(StringComparer.Ordinal)];
        var lines = names.AsParallel().AsOrdered().Select(name => known.TryGetValue(name, out var hash) ? Sums.Line(name, hash) : Line(files, name)).ToList();
        var damaged = lines.IndexOf(null);
        return damaged >= 0 || Text(files) is not { } told ? new Finding.False(null, $"{(damaged >= 0 ? names[damaged] : Sums.Name)} cannot be unpacked")
            : told == string.Concat(lines) ? new Finding.Verified($"{names.Length} files")
            : Differing(told, names, lines!);
    }

    private static Finding.False Differing(string told, string[] names, List<string> lines)
    {
        var known = told.Split('\n').ToHashSet(StringComparer.Ordinal);
        var file = lines.FindIndex(line => !known.Contains(line.TrimEnd('\n')));
        return file >= 0
            ? new Finding.False(null, $"{names[file]} is not the file that was summed")
            : new Finding.False(null, $"{Sums.Name} has a line too many, or not its only spelling");
    }

    private static string? Line(ExportFiles files, string name) => Whole(() =>
    {
        using var stream = files.Open(name);
        return Sums.Line(name, SHA256.HashData(stream));
    });

    private static string? Text(ExportFiles files) => Whole(() => Encoding.UTF8.GetString(files.Whole(Sums.Name).Span));

    private static string? Whole(Func<string> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (ExportFiles.IsDamage(exception))
        {
            return null;
        }
    }
}
