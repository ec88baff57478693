using System.Text;

namespace Trial.Cli;

/// <summary>A receipt or a checkpoint that somebody kept; editors and mail may have changed its line ends.</summary>
internal static class KeptFile
{
    private const long Longest = 1 << 20;

    /// <summary>Why it cannot be one; null when it may be.</summary>
    public static string? Fault(FileInfo file) =>
        !file.Exists ? $"{file}: the file does not exist."
        : file.Length > Longest ? $"{file}: too large for a receipt or a checkpoint."
        : null;

    /// <summary>Its text in UTF-8, with LF after each line, the last one too, and without a byte order mark.</summary>
    public static ReadOnlyMemory<byte> Read(FileInfo file)
    {
        var bytes = File.ReadAllBytes(file.FullName);
        using var reader = new StreamReader(new MemoryStream(bytes), new UTF8Encoding(false, throwOnInvalidBytes: true));
        try
        {
            var text = reader.ReadToEnd().ReplaceLineEndings("\n").TrimEnd('\n');
            return Encoding.UTF8.GetBytes(text + "\n");
        }
        catch (DecoderFallbackException)
        {
            return bytes; // its reader says what is wrong with it
        }
    }
}
