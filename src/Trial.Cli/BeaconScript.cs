using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Trial.Core.Lottery;
using Trial.Core.Verify;

namespace Trial.Cli;

/// <summary>Has eng/beacon.mjs check a signature: .NET has no BLS.</summary>
internal static class BeaconScript
{
    /// <summary>Runs the script in a folder above this program, with node.</summary>
    public static Finding Verify(int round, string signature) =>
        Script() is { } script
            ? Run(script, round, signature)
            : new Finding.NotChecked("eng/beacon.mjs is not in a folder above this program");

    private static string? Script()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Path.Combine(folder.FullName, "eng", "beacon.mjs") is var script && File.Exists(script))
            {
                return script;
            }
        }

        return null;
    }

    private static Finding Run(string script, int round, string signature)
    {
        var start = new ProcessStartInfo("node", [script, round.ToString(CultureInfo.InvariantCulture), signature])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var node = Process.Start(start)!;
            var errors = node.StandardError.ReadToEndAsync();
            var said = node.StandardOutput.ReadToEnd();
            node.WaitForExit();
            _ = errors.Result;
            return Answer(node.ExitCode, said, Convert.ToHexStringLower(Quicknet.Randomness(Convert.FromHexString(signature))));
        }
        catch (Win32Exception)
        {
            return new Finding.NotChecked("node is not installed");
        }
    }

    // A script that broke down says neither: node ends with 1 then as well.
    private static Finding Answer(int exitCode, string said, string randomness) => (exitCode, said) switch
    {
        (0, _) when said.StartsWith("true: ", StringComparison.Ordinal) && said.TrimEnd().EndsWith(randomness, StringComparison.Ordinal) =>
            new Finding.Verified("it belongs to the round"),
        (1, _) when said.StartsWith("false: ", StringComparison.Ordinal) =>
            new Finding.False(null, "the signature does not belong to the announced round"),
        _ => new Finding.NotChecked("eng/beacon.mjs did not run: it needs Node 20, and npm ci in eng/"),
    };
}
