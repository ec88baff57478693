using System.Globalization;
using System.Text;
using Trial.Core.Lottery;

namespace Trial.Core.Export;

//  The files of a seal, as everybody may have them
//
//      setup.json   its exact bytes
//      seal.txt     the text of the seal entry
//      leaves       the sorted leaves, 82 bytes each, one after the other
//
//  The second list's are setup-2.json, seal-2.txt, leaves-2, and so on.

/// <summary>A sealed list that envelopes have been opened from.</summary>
/// <param name="Setup">The exact bytes of setup.json.</param>
/// <param name="Entry">The text of its seal entry.</param>
/// <param name="List">The list, as the holder of its key sees it.</param>
public sealed record SealInUse(ReadOnlyMemory<byte> Setup, string Entry, SealedList List)
{
    private const int Together = 512; // leaves of a piece

    /// <summary>The name that draws give this seal.</summary>
    internal Digest Hash => SealEntry.Hash(Entry);

    internal static string SetupName(int number) => FileName("setup", number, ".json");

    internal static string EntryName(int number) => FileName("seal", number, ".txt");

    internal static string LeavesName(int number) => FileName("leaves", number);

    /// <summary>The names of the files of the seal with this number, from 1.</summary>
    internal static IEnumerable<string> Names(int number) => [.. TextNames(number), LeavesName(number)];

    /// <summary>The names of its setup and seal entry.</summary>
    internal static IEnumerable<string> TextNames(int number) => [SetupName(number), EntryName(number)];

    /// <summary>The name of a file of the seal with this number.</summary>
    internal static string FileName(string stem, int number, string extension = "") =>
        number == 1 ? stem + extension : string.Create(CultureInfo.InvariantCulture, $"{stem}-{number}{extension}");

    /// <summary>The public files of the seal with this number.</summary>
    internal IEnumerable<ExportFile> Files(int number) => [.. Texts(number), ExportFile.Of(LeavesName(number), Leaves)];

    /// <summary>Its setup and seal entry, which say which study an export is of.</summary>
    internal IEnumerable<ExportFile> Texts(int number) =>
        [new(SetupName(number), Setup), new(EntryName(number), Encoding.UTF8.GetBytes(Entry))];

    private IEnumerable<ReadOnlyMemory<byte>> Leaves =>
        List.SortedLeaves.Chunk(Together).Select(some => (ReadOnlyMemory<byte>)some.SelectMany(leaf => leaf).ToArray());
}
