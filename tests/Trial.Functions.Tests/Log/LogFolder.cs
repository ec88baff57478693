using System.Text;

using Trial.Application.Keys;
using Trial.Application.Log;
using Trial.Core.Log;

namespace Trial.Functions.Tests.Log;

/// <summary>A log as files, as the service would have served them after each of its checkpoints, and its keys.</summary>
internal static class LogFolder
{
    public const string Origin = "trial.example/log";

    /// <summary>Writes keys, checkpoints/SIZE for every size, and tile/... for all of them.</summary>
    public static void Write(string folder, params int[] sizes)
    {
        NoteSigner[] signers =
            [SigningKeys.Ed25519(Origin, SigningKeys.NewEd25519()), SigningKeys.Ecdsa(Origin, SigningKeys.NewEcdsa())];
        Put(folder, "keys", string.Concat(signers.Select(signer => $"{signer.Key}\n")));

        var entries = Entries(sizes.Max());
        foreach (var size in sizes)
        {
            var published = entries[..size];
            var tree = new MerkleTree([.. published.Select(entry => MerkleTree.LeafHash(entry))]);
            var checkpoint = new Checkpoint(Origin, size, tree.RootAt(size));
            Put(folder, $"checkpoints/{size}", SignedNote.Sign(checkpoint.Format(), signers).ToString());
            foreach (var tile in Tile.OfTree(size))
            {
                Put(folder, tile.ToString(), TileBytes.Of(tile, published, tree)!);
            }
        }
    }

    /// <summary>Writes what a service has published: keys, every checkpoint, and the tiles of all of them.</summary>
    public static void Write(string folder, IEnumerable<VerifierKey> keys, LogView view)
    {
        Put(folder, "keys", string.Concat(keys.Select(key => $"{key}\n")));
        foreach (var each in view.Checkpoints)
        {
            Put(folder, $"checkpoints/{each.Checkpoint.Size}", each.Note.ToString());
            foreach (var tile in Tile.OfTree(each.Checkpoint.Size))
            {
                Put(folder, tile.ToString(), view.Bytes(tile)!);
            }
        }
    }

    // A text of its own first, as the seal entry is, then records.
    private static byte[][] Entries(int count) =>
    [
        "trial/v1/seal\n"u8.ToArray(),
        .. Enumerable.Range(0, count - 1).Select(number => LogEntry.Format(LogEntry.Dummy(default, number))),
    ];

    private static void Put(string folder, string path, string text) => Put(folder, path, Encoding.UTF8.GetBytes(text));

    private static void Put(string folder, string path, byte[] bytes)
    {
        var file = new FileInfo(Path.Combine(folder, path));
        file.Directory!.Create();
        File.WriteAllBytes(file.FullName, bytes);
    }
}
