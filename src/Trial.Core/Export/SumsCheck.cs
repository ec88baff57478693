namespace Trial.Core.Export;

/// <summary>The first check of every export: that the files are those, and what, the sums say.</summary>
internal static class SumsCheck
{
    public static Finding Run(IReadOnlyCollection<ExportFile> files)
    {
        if (files.FirstOrDefault(file => file.Name == Sums.Name) is not { } sums)
        {
            return new Finding.False(null, "there is no file SHA256SUMS");
        }

        List<ExportFile> others = [.. files.Where(file => file.Name != Sums.Name).OrderBy(file => file.Name, StringComparer.Ordinal)];
        return sums.Bytes.Span.SequenceEqual(Sums.Format(others)) ? new Finding.Verified($"{others.Count} files") : Differing(sums, others);
    }

    private static Finding.False Differing(ExportFile sums, List<ExportFile> others)
    {
        var told = System.Text.Encoding.UTF8.GetString(sums.Bytes.Span).Split('\n').ToHashSet(StringComparer.Ordinal);
        var file = others.FindIndex(file => !told.Contains(Sums.Line(file).TrimEnd('\n')));
        return file >= 0
            ? new Finding.False(null, $"{others[file].Name} is not the file that was summed")
            : new Finding.False(null, "SHA256SUMS has a line too many, or not its only spelling");
    }
}
