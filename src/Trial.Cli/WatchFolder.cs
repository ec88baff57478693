using System.Text.Json;

using Trial.Core;
using Trial.Core.Log;
using Trial.Core.Verify;

namespace Trial.Cli;

/// <summary>Where trial watch keeps what it saw: <c>checkpoint</c>, as it was served, and <c>watch.json</c>.</summary>
/// <param name="folder">Made when it is not there.</param>
internal sealed class WatchFolder(DirectoryInfo folder)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>What was kept; null before the first look.</summary>
    /// <exception cref="InvalidDataException">The files are not those that trial watch writes.</exception>
    public WatchedLog? Read()
    {
        if (!File.Exists(Place("watch.json")))
        {
            return null;
        }

        try
        {
            var kept = JsonSerializer.Deserialize<Kept>(File.ReadAllBytes(Place("watch.json")), Json)!;
            return kept.Log(SignedNote.Parse(File.ReadAllBytes(Place("checkpoint")))!);
        }
        catch (Exception exception) when (exception
            is JsonException or ArgumentException or FormatException or NullReferenceException or FileNotFoundException)
        {
            throw new InvalidDataException($"{folder}: these are not the files that trial watch keeps. Use another folder.", exception);
        }
    }

    /// <summary>Keeps what was seen for the next look.</summary>
    public void Write(WatchedLog seen)
    {
        folder.Create();
        Write("checkpoint", System.Text.Encoding.UTF8.GetBytes(seen.Checkpoint.ToString()));
        Write("watch.json", JsonSerializer.SerializeToUtf8Bytes(Kept.Of(seen), Json));
    }

    /// <summary>Keeps a checkpoint that contradicts the one before it: both are signed, and prove it together.</summary>
    /// <returns>Its path.</returns>
    public string WriteOther(byte[] served, DateOnly night)
    {
        folder.Create();
        var name = $"checkpoint-of-{Iso.Date(night)}";
        Write(name, served);
        return Place(name);
    }

    private void Write(string name, byte[] bytes)
    {
        File.WriteAllBytes(Place(name) + ".new", bytes);
        File.Move(Place(name) + ".new", Place(name), overwrite: true);
    }

    private string Place(string name) => Path.Combine(folder.FullName, name);

    private sealed record Kept(
        string Setup, long Size, IReadOnlyList<string> RightEdge, long OfNights, DateOnly First, long OfNightsFirst, DateOnly Grown)
    {
        public static Kept Of(WatchedLog log) => new(
            log.Setup.ToString(), log.Tree.Size, [.. log.Tree.Parts.Select(part => part.ToString())],
            log.OfNights, log.First, log.OfNightsFirst, log.Grown);

        public WatchedLog Log(SignedNote checkpoint) => new()
        {
            Setup = Parse(Setup),
            Checkpoint = checkpoint,
            Tree = new(Size, RightEdge.Select(Parse)),
            OfNights = OfNights,
            First = First,
            OfNightsFirst = OfNightsFirst,
            Grown = Grown,
        };

        private static Digest Parse(string hex) => Digest.TryParse(hex, out var digest) ? digest : throw new FormatException();
    }
}
