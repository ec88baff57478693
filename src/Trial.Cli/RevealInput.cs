using Trial.Core;
using Trial.Core.Ceremony;
using Trial.Core.Verify;

namespace Trial.Cli;

/// <summary>Reads what a reveal is checked with, and collects every fault of the command.</summary>
internal sealed class RevealInput(
    DirectoryInfo folder, FileInfo policy, FileInfo? seed, FileInfo? listKey, FileInfo? audit, FileInfo[] receipts, FileInfo? contributions)
{
    private readonly List<string> faults = [];

    public IReadOnlyList<string> Faults => faults;

    public DirectoryInfo Folder => folder;

    public IReadOnlyList<FileInfo> Receipts => receipts;

    /// <summary>Everything that was read; null where something is missing or malformed.</summary>
    /// <exception cref="IOException">A file is there and cannot be read.</exception>
    public RevealSource? Read()
    {
        var (setup, entry, leaves) = (Public("setup.json"), Public("seal.txt"), Public("leaves"));
        var secrets = Secrets();
        var files = Audit();
        ReadOnlyMemory<byte>[] kept = [.. receipts.Select(Receipt)];
        var parts = Contributed();
        return faults.Count == 0 ? new(setup, entry, leaves, secrets!, files, kept, parts, BeaconScript.Verify, new AllCores()) : null;
    }

    private IReadOnlyList<byte[]>? Contributed() => contributions is null || Bytes(contributions) is not { IsEmpty: false } bytes
        ? null
        : Contributions.Parse(bytes.Span)
            ?? Fault<IReadOnlyList<byte[]>>(
                $"{contributions}: this is not a line of lower-case hexadecimal characters for each contribution.");

    private OpenedSecrets? Secrets()
    {
        var opened = Bytes(policy) is { IsEmpty: false } bytes
            ? OpenedSecrets.ParsePolicy(bytes) ?? Fault<OpenedSecrets>($"{policy}: this is not a policy with its 32 bytes.")
            : null;
        var (openedSeed, openedKey) = (Key(seed), Key(listKey));
        if (seed is not null && listKey is not null)
        {
            faults.Add("--seed and --list-key: the seed gives the list key; choose one.");
        }

        if (seed is null && listKey is null && opened is { ListKey: null })
        {
            faults.Add("Give --seed, or --list-key when the seed is not revealed.");
        }

        return opened is null ? null : opened with { Seed = openedSeed, ListKey = openedKey ?? opened.ListKey };
    }

    private ExportFiles? Audit() =>
        audit is null ? null : ExportZip.Fault(audit) is { } fault ? Fault<ExportFiles>(fault) : ExportZip.Read(audit);

    private Digest? Key(FileInfo? file)
    {
        if (file is null || Bytes(file) is not { IsEmpty: false } bytes)
        {
            return null;
        }

        var key = OpenedSecrets.ParseKey(bytes);
        if (key is null)
        {
            faults.Add($"{file}: this is not 64 lower-case hexadecimal characters and a line feed.");
        }

        return key;
    }

    private ReadOnlyMemory<byte> Public(string name) => Bytes(new FileInfo(Path.Combine(folder.FullName, name)));

    private ReadOnlyMemory<byte> Bytes(FileInfo file)
    {
        if (file.Exists && file.Length > 0)
        {
            return File.ReadAllBytes(file.FullName);
        }

        faults.Add($"{file}: the file does not exist or is empty.");
        return default;
    }

    private ReadOnlyMemory<byte> Receipt(FileInfo file) =>
        KeptFile.Fault(file) is { } fault ? Fault<byte[]>(fault) : KeptFile.Read(file);

    private T? Fault<T>(string fault)
        where T : class
    {
        faults.Add(fault);
        return null;
    }
}
