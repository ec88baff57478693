using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;

using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.X509;

using Trial.Application.Record;

namespace Trial.Storage.Backup;

//  A backup is an envelope around a gzipped tar, which holds either
//
//      trial.db                       the rows of a study, whichever store they came from
//      keys.json, list-1.json ...     the keys of a data folder

/// <summary>Files in an envelope.</summary>
internal static class BackupFile
{
    /// <summary>Writes a new backup that only this user may read, and opens it once more before it gets its name.</summary>
    /// <exception cref="IOException">The file is there, or cannot be written.</exception>
    /// <exception cref="StartException">The file does not hold what was written.</exception>
    public static void Write(string path, X509Certificate recipient, IReadOnlyList<string> files)
    {
        var check = RandomNumberGenerator.GetBytes(32);
        PrivateFile.Create(path, file =>
        {
            using (var sealing = Envelope.Seal(file, recipient, check))
            {
                Pack(files, sealing);
            }

            file.Flush(flushToDisk: true);
            Envelope.Open(file.Name, check, written => Require(files, written));
        });
    }

    /// <summary>Unpacks a backup into a folder that holds nothing: the names of what was in it.</summary>
    /// <exception cref="StartException">It is not a backup, or another key opens it.</exception>
    /// <exception cref="RecordFaultException">It is damaged.</exception>
    public static IReadOnlyList<string> Unpack(string path, AsymmetricKeyParameter key, string folder)
    {
        var names = new List<string>();
        Envelope.Open(path, key, opened => Read(opened, (name, content) =>
        {
            names.Add(name);
            PrivateFile.Create(Path.Combine(folder, name), content.CopyTo);
        }));
        return names;
    }

    private static void Pack(IReadOnlyList<string> files, Stream to)
    {
        using var gzip = new GZipStream(to, CompressionLevel.Optimal);
        using var tar = new TarWriter(gzip, TarEntryFormat.Ustar);
        foreach (var file in files)
        {
            using var content = File.OpenRead(file);
            tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, Path.GetFileName(file)) { DataStream = content });
        }
    }

    private static void Require(IReadOnlyList<string> files, Stream written)
    {
        var found = new List<(string, string)>();
        Read(written, (name, content) => found.Add((name, Convert.ToHexStringLower(SHA256.HashData(content)))));
        if (!found.SequenceEqual(files.Select(file => (Path.GetFileName(file), Sum(file)))))
        {
            throw new StartException("The file on the disk does not hold what was written: the backup is thrown away.");
        }
    }

    private static string Sum(string file)
    {
        using var content = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(content));
    }

    private static void Read(Stream opened, Action<string, Stream> take)
    {
        try
        {
            using var gzip = new GZipStream(opened, CompressionMode.Decompress);
            using var tar = new TarReader(gzip);
            while (tar.GetNextEntry() is { } entry)
            {
                take(Known(entry.Name), entry.DataStream ?? Stream.Null);
            }

            gzip.CopyTo(Stream.Null); // to the end: damage may show only there
            opened.CopyTo(Stream.Null);
        }
        catch (Exception exception) when (exception is not RecordFaultException)
        {
            throw new RecordFaultException($"The backup is damaged: {exception.Message}", exception); // the library throws many kinds
        }
    }

    private static string Known(string name) =>
        name is StoreSetting.Sqlite.Name || KeysFile.IsName(name)
            ? name
            : throw new RecordFaultException($"The backup holds a file that no backup has: {name}.");
}
