using System.Security.Cryptography;
using System.Text;

using Trial.Core.Export;

namespace Trial.Core.Verify;

/// <summary>The first check of every export: its files are those that were summed, unchanged. Every file is read to its end.</summary>
internal static class SumsCheck
{
    /// <param name="files">The files.</param>
    /// <param name="known">SHA-256 of the files that were read already, by name.</param>
    public static Finding Run(ExportFiles files, IReadOnlyDictionary<string, byte[]> known)
    {
        if (!files.Has(Sums.Name))
        {
            return new Finding.False(null, $"there is no file {Sums.Name}");
        }

        string[] names = [.. files.Names.Where(Sums.Covers).Order(StringComparer.Ordinal)];
        List<string?> lines = [.. files.Work.Map(
            names, name => known.TryGetValue(name, out var hash) ? Sums.Line(name, hash) : Line(files, name))];
        var damaged = lines.IndexOf(null);
        return damaged >= 0
            || Text(files) is not { } told ? new Finding.False(null, $"{(damaged >= 0 ? names[damaged] : Sums.Name)} cannot be unpacked")
            : told == string.Concat(lines) ? new Finding.Verified($"{names.Length} files")
            : Differing(told, names, lines!);
    }

    private static Finding.False Differing(string told, string[] names, List<string> lines)
    {
        var known = told.Split('\n').ToHashSet(StringComparer.Ordinal);
        var file = lines.FindIndex(line => !known.Contains(line.TrimEnd('\n')));
        return file >= 0
            ? new Finding.False(null, $"{names[file]} does not match its sum in SHA256SUMS")
            : new Finding.False(null, $"{Sums.Name} has an extra line, or is not in its canonical form");
    }

    private static string? Line(ExportFiles files, string name) => Whole(() =>
    {
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var piece in files.Pieces(name, all => all.Length))
        {
            sum.AppendData(piece.Span);
        }

        return Sums.Line(name, sum.GetHashAndReset());
    });

    private static string? Text(ExportFiles files) => Whole(() => Encoding.UTF8.GetString(files.Whole(Sums.Name).Span));

    private static string? Whole(Func<string> read)
    {
        try
        {
            return read();
        }
        catch (DamagedFileException)
        {
            return null;
        }
    }
}
