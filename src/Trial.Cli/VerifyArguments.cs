using System.CommandLine;
using System.CommandLine.Parsing;

using Trial.Core;
using Trial.Core.Verify;

namespace Trial.Cli;

/// <summary>The arguments of `trial verify`: the export, and what somebody kept to compare with it.</summary>
internal sealed class VerifyArguments
{
    private readonly Option<FileInfo[]> receipts = new("--receipt")
    {
        Description = "A receipt that its holder kept; may be repeated.",
        HelpName = "FILE",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [],
    };

    private readonly Option<FileInfo?> since = Options.Of<FileInfo?>(
        "--since", "FILE", "An older checkpoint of the public log that you kept: the log must have grown from it.");

    private readonly Option<string[]> setups = new("--setup")
    {
        Description = "SHA-256 of setup.json as it was registered before the study; repeated for those of later seals, in their order.",
        HelpName = "HEX",
        DefaultValueFactory = _ => [],
    };

    private readonly Option<FileInfo?> final = Options.Of<FileInfo?>(
        "--final", "FILE.zip",
        "The final export of the same study: it must give the lines of a table, or the record, rows and counts of an audit.");

    /// <summary>The export.</summary>
    public Argument<FileInfo> Zip { get; } = new("FILE.zip") { Description = "A table, audit or final export." };

    /// <summary>Adds all of them to the command.</summary>
    public void AddTo(Command command)
    {
        command.Arguments.Add(Zip);
        foreach (var option in (Option[])[receipts, since, setups, final])
        {
            command.Options.Add(option);
        }
    }

    /// <summary>Every fault of what was typed, each a sentence.</summary>
    public IEnumerable<string> Faults(CommandResult result)
    {
        var kept = Options.Files(result.GetResult(receipts)).Concat(Options.Files(result.GetResult(since)));
        string[] ofSetup = result.GetResult(setups)?.Tokens.Any(token => !Digest.TryParse(token.Value, out _)) == true
            ? ["--setup: this is not 64 lower-case hexadecimal characters."]
            : [];
        return
        [
            .. Options.Files(result.GetResult(Zip)).Select(ExportZip.Fault).OfType<string>(),
            .. kept.Select(KeptFile.Fault).OfType<string>(),
            .. Options.Files(result.GetResult(final)).Select(ExportZip.Fault).OfType<string>(),
            .. ofSetup,
        ];
    }

    /// <summary>What the export is compared with.</summary>
    public Kept Kept(ParseResult parsed) => new()
    {
        Receipts = [.. parsed.GetRequiredValue(receipts).Select(KeptFile.Read)],
        Checkpoint = parsed.GetValue(since) is { } older ? KeptFile.Read(older) : (ReadOnlyMemory<byte>?)null,
        Setups = [.. parsed.GetRequiredValue(setups).Select(hex => Digest.TryParse(hex, out var setup) ? setup : default)],
        Final = parsed.GetValue(final) is { } zip ? ExportZip.Read(zip) : null,
        Beacon = BeaconScript.Verify,
        Today = Copenhagen.Date(TimeProvider.System.GetUtcNow()),
    };

    /// <summary>The receipts' file names, in their order.</summary>
    public IReadOnlyList<string> ReceiptNames(ParseResult parsed) =>
        [.. parsed.GetRequiredValue(receipts).Select(receipt => receipt.Name)];
}
