using System.Diagnostics;
using System.Text.Json;

using Trial.Application.Keys;
using Trial.Application.Record;
using Trial.Core;
using Trial.Core.Lottery;
using Trial.Functions.Tests.EndToEnd;
using Trial.Storage;

namespace Trial.Functions.Tests.Storage;

/// <summary>The study's keys out of a key vault, and what stops the start.</summary>
public sealed class VaultKeysTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly ServiceKeys made = ServiceKeys.Make();
    private VaultStandIn vault = null!;

    public async Task InitializeAsync()
    {
        vault = await VaultStandIn.StartAsync();
        vault.Secrets["trial-pepper"] = made.Pepper;
        vault.Secrets["trial-record"] = made.Record;
        vault.Secrets["trial-dummies"] = made.Dummies;
        vault.Secrets["trial-log-ed25519"] = made.LogEd25519;
        vault.Secrets["trial-log-ecdsa"] = made.LogEcdsa;
        vault.Secrets["trial-promise"] = made.Promise;
    }

    public async Task DisposeAsync() => await vault.DisposeAsync();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Every_key_is_read_once_with_a_token_for_the_vault()
    {
        var (listKey, random) = (new string('a', 64), new string('b', 64));
        vault.Secrets["trial-list-1"] = JsonSerializer.Serialize(
            new { listKey, policy = """{"design":"big-stick","tolerance":3}""", policyRandom = random });

        var keys = await LoadAsync();

        Assert.Equal(made with { Lists = keys.Lists }, keys);
        var first = Assert.Single(keys.Lists, list => list.Key == 1).Value;
        Assert.Equal((listKey, new Policy.BigStick(3), random), (first.ListKey.ToString(), first.Policy, first.PolicyRandom.ToString()));
        Assert.Equal(vault.Asked.Count, vault.Asked.Distinct().Count()); // and they are kept: the vault is not asked again
        Assert.Equal(8, vault.Asked.Count);
        Assert.Equal("https://vault.azure.net/.default", Assert.Single(vault.Identity.Scopes.Distinct()));
    }

    [Fact]
    public async Task Before_the_ceremony_there_is_no_list() => Assert.Empty((await LoadAsync()).Lists);

    [Fact]
    public async Task The_keys_that_the_script_makes_are_read_and_made_once()
    {
        vault.Secrets.Clear();
        Assert.Equal(0, await RunScriptAsync());
        await TakeSecretsAsync();

        Assert.Empty((await LoadAsync()).Lists);
        Assert.Equal(1, await RunScriptAsync());
        Assert.Equal(vault.Secrets["trial-pepper"], await File.ReadAllTextAsync(folder.File("vault/trial-pepper")));
    }

    [Fact]
    public async Task The_ceremonys_file_that_the_script_puts_there_is_the_list()
    {
        Assert.True(Digest.TryParse(new string('a', 64), out var listKey));
        var secret = new ListSecret(listKey, new Policy.PermutedBlocks([2, 4]), default);
        await File.WriteAllBytesAsync(folder.File("service.json"), secret.Format());

        Assert.Equal(0, await RunScriptAsync("1", folder.File("service.json")));
        await TakeSecretsAsync();

        var list = Assert.Single((await LoadAsync()).Lists);
        Assert.Equal((1, listKey, default(Digest)), (list.Key, list.Value.ListKey, list.Value.PolicyRandom));
        Assert.Equal(secret.Policy.Format(), list.Value.Policy.Format());
    }

    // A list of another seal would open other envelopes, and a second set of keys read nothing.
    [Fact]
    public async Task The_script_puts_a_list_where_none_is_and_only_after_the_one_before()
    {
        await File.WriteAllTextAsync(folder.File("one.json"), """{"listKey":"one"}""");
        await File.WriteAllTextAsync(folder.File("two.json"), """{"listKey":"two"}""");
        await File.WriteAllTextAsync(folder.File("share.txt"), "a custodian's share");

        Assert.Equal(1, await RunScriptAsync("2", folder.File("two.json")));
        Assert.Equal(0, await RunScriptAsync("1", folder.File("one.json")));
        Assert.Equal(1, await RunScriptAsync("1", folder.File("two.json")));
        Assert.Equal(2, await RunScriptAsync("2", folder.File("share.txt")));
        Assert.Equal(2, await RunScriptAsync("2", folder.File("not there")));
        Assert.Equal(2, await RunScriptAsync("2"));
        Assert.Equal(["trial-list-1"], Kept());
        Assert.Equal("""{"listKey":"one"}""", await File.ReadAllTextAsync(folder.File("vault/trial-list-1")));
        Assert.Equal(0, await RunScriptAsync("2", folder.File("two.json")));
    }

    [Fact]
    public async Task Nothing_is_written_into_a_vault_that_does_not_say_what_it_has()
    {
        await File.WriteAllTextAsync(folder.File("vault.away"), "");
        await File.WriteAllTextAsync(folder.File("one.json"), """{"listKey":"one"}""");

        Assert.Equal(1, await RunScriptAsync());
        Assert.Equal(1, await RunScriptAsync("1", folder.File("one.json")));
        Assert.Empty(Kept());
    }

    [Theory]
    [InlineData("trial-pepper")]
    [InlineData("trial-promise")]
    public async Task A_missing_key_is_named(string name)
    {
        vault.Secrets.Remove(name);
        Assert.Contains(name, await RefusalAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("trial-pepper", "not-a-key-but-a-secret")]
    [InlineData("trial-log-ed25519", "not-a-key-but-a-secret")]
    [InlineData("trial-log-ecdsa", "bm90IGEga2V5")]
    [InlineData("trial-list-1", """{"listKey":"secret"}""")]
    public async Task A_key_that_is_not_well_formed_stops_the_start_and_is_not_told(string name, string value)
    {
        vault.Secrets[name] = value;
        var refusal = await RefusalAsync();
        Assert.DoesNotContain(value, refusal, StringComparison.Ordinal);
        Assert.DoesNotContain("secret\"", refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(403, "refuses")]
    [InlineData(503, "cannot be reached")]
    public async Task A_vault_that_does_not_answer_stops_the_start(int status, string told)
    {
        vault.Refusal = status;
        Assert.Contains(told, await RefusalAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_vault_with_a_certificate_of_its_own_making_is_not_believed()
    {
        var options = vault.Options;
        options.Transport = Azure.Core.Pipeline.HttpClientTransport.Shared;
        var refused = await Assert.ThrowsAsync<StartException>(() => VaultKeys.LoadAsync(vault.Address, vault.Identity, options));
        Assert.Contains("cannot be reached", refused.Message, StringComparison.Ordinal);
        Assert.Empty(vault.Identity.Scopes);
    }

    [Fact]
    public async Task An_address_that_is_no_key_vaults_stops_the_start_and_gets_no_token()
    {
        var options = vault.Options;
        options.DisableChallengeResourceVerification = false; // as the service asks: loopback is not under vault.azure.net
        var refused = await Assert.ThrowsAsync<StartException>(() => VaultKeys.LoadAsync(vault.Address, vault.Identity, options));
        Assert.EndsWith("is not that of a key vault.", refused.Message, StringComparison.Ordinal);
        Assert.Empty(vault.Identity.Scopes);
    }

    [Fact]
    public async Task An_unreachable_vault_stops_the_service_and_the_keys_in_the_folder_are_not_taken()
    {
        KeysFile.Create(folder.Path, made);
        var (exitCode, error) = await RunningService.StartInVainAsync(
            folder.Path, ("TRIAL_KEYS", "keyvault"), ("KEYVAULT_URI", $"https://127.0.0.1:{RunningService.FreePort()}/"));

        Assert.Equal(1, exitCode);
        Assert.Contains("cannot be reached", Assert.Single(error.Trim().Split('\n')), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("keyvault", "")]
    [InlineData("keyvault", "http://x.vault.azure.net/")]
    [InlineData("elsewhere", "")]
    public async Task Settings_that_are_not_known_stop_the_service(string keys, string vaultAddress)
    {
        var (exitCode, error) = await RunningService.StartInVainAsync(folder.Path, ("TRIAL_KEYS", keys), ("KEYVAULT_URI", vaultAddress));

        Assert.Equal(1, exitCode);
        Assert.Contains("TRIAL_KEYS", Assert.Single(error.Trim().Split('\n')), StringComparison.Ordinal);
    }

    // eng/azure-keys with a stand-in for the Azure CLI that keeps secrets in a folder.
    private async Task<int> RunScriptAsync(params IReadOnlyList<string> seal)
    {
        Directory.CreateDirectory(folder.File("vault"));
        await File.WriteAllTextAsync(
            folder.File("az"),
            """
            #!/bin/sh
            case "$3" in
              set) cp "$9" "$VAULT/$7" ;;
              list) test ! -e "$VAULT.away" && ls "$VAULT" ;;
            esac
            """);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder.File("az"), UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
        }

        var start =
            new ProcessStartInfo(Path.Combine(Repository.Root, "eng/azure-keys"), ["our-vault", .. seal]) { RedirectStandardError = true };
        start.Environment["PATH"] = folder.Path + ":" + start.Environment["PATH"];
        start.Environment["VAULT"] = folder.File("vault");
        using var script = Process.Start(start)!;
        await script.WaitForExitAsync();
        return script.ExitCode;
    }

    private IEnumerable<string?> Kept() => Directory.GetFiles(folder.File("vault")).Select(Path.GetFileName);

    private async Task TakeSecretsAsync()
    {
        foreach (var secret in Directory.GetFiles(folder.File("vault")))
        {
            vault.Secrets[Path.GetFileName(secret)] = await File.ReadAllTextAsync(secret);
        }
    }

    private Task<ServiceKeys> LoadAsync() => VaultKeys.LoadAsync(vault.Address, vault.Identity, vault.Options);

    private async Task<string> RefusalAsync()
    {
        var message = (await Assert.ThrowsAsync<StartException>(LoadAsync)).Message;
        Assert.DoesNotContain('\n', message);
        return message;
    }
}
