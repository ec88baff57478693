using System.Text;

namespace Trial.Core.Export;

//  A key in a file of its own: 64 lower-case hexadecimal characters, LF

/// <summary>32 bytes as a file.</summary>
internal static class KeyFile
{
    public static ExportFile Format(string name, Digest key) => new(name, Encoding.UTF8.GetBytes($"{key}\n"));

    /// <summary>Reads exactly the bytes of <see cref="Format"/>; null for any other spelling.</summary>
    public static Digest? Parse(ReadOnlyMemory<byte> bytes) =>
        Encoding.UTF8.GetString(bytes.Span) is [.. var text, '\n'] && Digest.TryParse(text, out var key) ? key : null;
}
