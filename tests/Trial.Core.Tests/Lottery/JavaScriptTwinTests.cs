using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Xunit.Abstractions;

namespace Trial.Core.Tests.Lottery;

/// <summary>
/// wwwroot/js/trial.mjs was written apart from this code; tests/web/agree.mjs lets it make the same lists again, in node.
/// </summary>
[Trait("Requirement", "R5")]
public sealed class JavaScriptTwinTests(ITestOutputHelper output)
{
    private const int Setups = 1000;

    [Fact]
    public async Task Makes_the_same_lists_and_openings_from_a_thousand_random_setups()
    {
        var seed = RandomNumberGenerator.GetInt32(int.MaxValue);
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);

        var (status, said) = await AgreeAsync(Enumerable.Range(0, Setups).Select(_ => RandomSetups.Next(random)));

        Assert.Equal($"{Setups} setups agree\n", said);
        Assert.Equal(0, status);
    }

    [Theory]
    [InlineData("root")]
    [InlineData("prk")]
    [InlineData("seed")]
    public async Task Is_told_from_one_that_makes_another_list(string field)
    {
        var setup = RandomSetups.Next(new Random(1));
        setup[field] = new Digest(new byte[32]).ToString();

        var (status, said) = await AgreeAsync([setup]);

        Assert.Equal(1, status);
        Assert.StartsWith("setup 1: ", said, StringComparison.Ordinal);
    }

    private static async Task<(int Status, string Said)> AgreeAsync(IEnumerable<JsonObject> setups)
    {
        using var node = Process.Start(new ProcessStartInfo("node", [Path.Combine(Root(), "tests/web/agree.mjs")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var said = node.StandardOutput.ReadToEndAsync();
        foreach (var setup in setups)
        {
            await node.StandardInput.WriteLineAsync(setup.ToJsonString());
        }

        node.StandardInput.Close();
        await node.WaitForExitAsync();
        return (node.ExitCode, await said);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Trial.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
