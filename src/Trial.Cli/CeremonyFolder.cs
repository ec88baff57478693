using System.Diagnostics.CodeAnalysis;
using System.Text;

using Trial.Core;
using Trial.Core.Ceremony;
using Trial.Core.Lottery;

namespace Trial.Cli;

//  The folder of a ceremony
//
//      public/setup.json      for everybody, from the announcement on
//      public/leaves          the sorted leaves, 82 bytes each
//      public/seal.txt        the seal entry; once it is there, the ceremony is over
//      secret/seed            hex, LF: to be split among custodians and then deleted
//      secret/contributions   hex, a line each, in order: shows at the reveal that each is in the seed
//      secret/service.json    for the service's vault
//
//  secret/ is mode 0700 and its files 0600 from their first byte.

/// <summary>What a ceremony reads and writes.</summary>
internal sealed class CeremonyFolder(string path)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public string SetupPath => Path.Combine(path, "public", "setup.json");

    public string LeavesPath => Path.Combine(path, "public", "leaves");

    public string EntryPath => Path.Combine(path, "public", "seal.txt");

    public string SeedPath => Path.Combine(path, "secret", "seed");

    public string ContributionsPath => Path.Combine(path, "secret", "contributions");

    public string ServicePath => Path.Combine(path, "secret", "service.json");

    /// <summary>
    /// Why no ceremony can begin here. Empty folders are no reason: a ceremony that was broken off while people still typed leaves them.
    /// </summary>
    public IEnumerable<string> Faults()
    {
        if (Path.Exists(path) && (!Directory.Exists(path) || Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Any()))
        {
            yield return $"{path} exists and is not empty: a ceremony needs a new or empty folder.";
        }
    }

    /// <summary>Makes the two folders.</summary>
    public void Create()
    {
        Directory.CreateDirectory(Path.Combine(path, "public"));
        var secret = Directory.CreateDirectory(Path.Combine(path, "secret"));
        if (!OperatingSystem.IsWindows())
        {
            secret.UnixFileMode = OwnerOnly | UnixFileMode.UserExecute;
        }
    }

    public void WriteSetup(Setup setup) => File.WriteAllBytes(SetupPath, setup.Format());

    public void WriteSeed(Digest seed, IEnumerable<byte[]> contributions)
    {
        WriteSecret(SeedPath, Encoding.ASCII.GetBytes($"{seed}\n"));
        WriteSecret(ContributionsPath, Contributions.Format(contributions));
    }

    public void WriteService(ListSecret secret) => WriteSecret(ServicePath, secret.Format());

    /// <summary>Writes the leaves and last the seal entry.</summary>
    public void WriteSeal(SealedStudy study)
    {
        using (var leaves = File.Create(LeavesPath))
        {
            foreach (var leaf in study.List.SortedLeaves)
            {
                leaves.Write(leaf);
            }
        }

        Write(EntryPath, Encoding.ASCII.GetBytes(study.Entry), new());
    }

    /// <summary>Reads what the announcement wrote, or says everything that is wrong with it.</summary>
    public bool TryRead([NotNullWhen(true)] out Announced? announced, out IReadOnlyList<string> faults)
    {
        announced = null;
        string[] needed = [SetupPath, SeedPath, ServicePath];
        if (needed.Where(file => !File.Exists(file)).ToArray() is { Length: > 0 } missing)
        {
            faults = [.. missing.Select(file => $"{file}: the file does not exist.")];
            return false;
        }

        if (!Setup.TryRead(File.ReadAllBytes(SetupPath), out var setup, out var wrong))
        {
            faults = [.. wrong.Select(fault => $"{SetupPath}: {fault}")];
            return false;
        }

        var secret = ListSecret.Parse(File.ReadAllBytes(ServicePath));
        var isSeed = Digest.TryParse(File.ReadAllText(SeedPath).TrimEnd('\n'), out var seed);
        faults =
        [
            .. isSeed && ListKey.SeedCommitment(seed) == setup.Seed
                ? Array.Empty<string>()
                : [$"{SeedPath}: This is not the seed that the setup commits to."],
            .. secret is not null && secret.Policy.Commitment(secret.PolicyRandom) == setup.Policy
                ? Array.Empty<string>()
                : [$"{ServicePath}: This is not the policy that the setup commits to."],
        ];
        announced = faults.Count == 0 ? new(setup, seed, secret!) : null;
        return announced is not null;
    }

    private static void WriteSecret(string path, byte[] content)
    {
        var options = new FileStreamOptions();
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        Write(path, content, options);
    }

    // Written beside and moved into place: no crash or full disk leaves half a secret, or half a seal that counts as one.
    private static void Write(string path, byte[] content, FileStreamOptions options)
    {
        (options.Mode, options.Access) = (FileMode.CreateNew, FileAccess.Write);
        var beside = path + ".new";
        File.Delete(beside);
        using (var file = new FileStream(beside, options))
        {
            file.Write(content);
            file.Flush(flushToDisk: true);
        }

        File.Move(beside, path, overwrite: true);
    }
}

/// <summary>A study between its announcement and its seal.</summary>
internal sealed record Announced(Setup Setup, Digest Seed, ListSecret Secret)
{
    /// <summary>Says what it is, never what it holds.</summary>
    public override string ToString() => "an announced ceremony";
}
