using Trial.Core.Export;

namespace Trial.Core.Verify;

/// <summary>The files of an export to be checked. None is held: a file is read anew each time, so a long one can pass by as a stream.</summary>
/// <param name="openings">Each file's name and what opens it at its first byte. A stream that turns out to be damaged throws what <see cref="IsDamage"/> knows.</param>
/// <param name="scratch">For what is made of long files on the way; null for the memory.</param>
public sealed class ExportFiles(IReadOnlyDictionary<string, Func<Stream>> openings, Scratch? scratch = null)
{
    /// <summary>For what is made of long files on the way.</summary>
    internal Scratch Scratch { get; } = scratch ?? Scratch.Memory;

    /// <summary>The names, no name twice.</summary>
    public IReadOnlyCollection<string> Names { get; } = [.. openings.Keys];

    /// <summary>Takes files that are in the memory.</summary>
    /// <param name="files">No name twice.</param>
    /// <param name="scratch">For what is made of long files on the way; null for the memory.</param>
    public static ExportFiles Of(IEnumerable<ExportFile> files, Scratch? scratch = null) => new(files.ToDictionary(file => file.Name, Opening, StringComparer.Ordinal), scratch);

    /// <summary>Whether there is a file of this name.</summary>
    public bool Has(string name) => openings.ContainsKey(name);

    /// <summary>A file from its first byte on.</summary>
    /// <exception cref="KeyNotFoundException">There is none of this name.</exception>
    public Stream Open(string name) => openings[name]();

    /// <summary>A file as a whole.</summary>
    /// <exception cref="KeyNotFoundException">There is none of this name.</exception>
    public ReadOnlyMemory<byte> Whole(string name)
    {
        using var stream = Open(name);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>Whether this says that a file is cut short, or was never of a form that can be unpacked.</summary>
    internal static bool IsDamage(Exception exception) => exception is IOException or InvalidDataException or NotSupportedException;

    private static Func<Stream> Opening(ExportFile file) => () => new MemoryStream(file.Bytes.ToArray(), writable: false);
}
