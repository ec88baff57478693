using Trial.Application.Record;
using Trial.Functions.Settings;
using Trial.Storage;

namespace Trial.Functions.Tests.Settings;

public sealed class ServiceSettingsTests
{
    private static readonly (string Name, string? Value)[] Tables =
        [("TRIAL_STORE", "tables"), ("TRIAL_STUDY", "haab"), ("TABLES_ENDPOINT", "https://x")];

    [Fact]
    public void The_study_is_the_one_that_the_tables_partition_is_named_after()
    {
        Assert.Equal("haab", Choice(Tables).Study);
        Assert.Null(Choice(("TRIAL_STORE", "sqlite"), ("TRIAL_STUDY", "haab")).Study);
        Assert.Null(Choice().Study);
    }

    [Fact]
    public void An_anchor_lies_beside_a_file_and_where_one_is_named()
    {
        const string Blob = "https://x.blob.core.windows.net/anchor/head.json";
        Assert.Empty(Anchors(Tables));
        Assert.Equal([(Blob, true, false)], Anchors([.. Tables, ("TRIAL_ANCHOR", Blob)]));
        Assert.Equal([("/mnt/anchor.json", true, true)], Anchors([.. Tables, ("TRIAL_ANCHOR", "/mnt/anchor.json")]));
        Assert.Equal([("/data/anchor.json", false, true)], Anchors(("TRIAL_DATA", "/data")));
        Assert.Equal(
            [("/data/anchor.json", false, true), ("/data-2/a.json", true, true)],
            Anchors(("TRIAL_DATA", "/data"), ("TRIAL_ANCHOR", "/data-2/a.json")));
        Assert.Equal(
            [("/data/anchor.json", false, true), ("/data/b/a.json", false, true)],
            Anchors(("TRIAL_DATA", "/data"), ("TRIAL_ANCHOR", "/data/b/a.json")));
    }

    [Theory]
    [InlineData("PUBLIC_URL", "haab.example", "PUBLIC_URL")]
    [InlineData("PUBLIC_URL", "ftp://haab.example", "PUBLIC_URL")]
    [InlineData("TRIAL_ORIGIN", "log.example/haab+1", "TRIAL_ORIGIN")]
    [InlineData("TRIAL_ORIGIN", "log example", "TRIAL_ORIGIN")]
    [InlineData("TRIAL_PRACTICE", "yes", "TRIAL_PRACTICE")]
    [InlineData("TRIAL_PRACTICE", "1", "TRIAL_ORIGIN")] // a demonstration is practised as it is
    [InlineData("TRIAL_ORIGIN", "log.example/practice-haab", "TRIAL_PRACTICE=1")]
    [InlineData("TRIAL_CLOSED_DAYS", "jul", "TRIAL_CLOSED_DAYS")]
    [InlineData("TRIAL_WITNESSES", "/no/such/policy", "/no/such/policy")]
    [InlineData("TRIAL_WITNESSES", "witness one\nquorum none", "The text of the setting TRIAL_WITNESSES")]
    [InlineData("TRIAL_ANCHOR", "https://x.blob.core.windows.net/anchor/head.json?sig=secret", "TRIAL_ANCHOR")]
    [InlineData("TRIAL_ANCHOR", "https://", "TRIAL_ANCHOR")]
    public void A_value_that_this_build_does_not_know_stops_the_start_and_is_named(string name, string value, string told) =>
        Assert.Contains(told, Assert.Throws<StartException>(() => (Choice((name, value)), Read((name, value)))).Message,
            StringComparison.Ordinal);

    // The disk there is gone with the instance, and a study's only keys or rows would be gone with it.
    [Theory]
    [InlineData("WEBSITE_SITE_NAME")]
    [InlineData("WEBSITE_INSTANCE_ID")]
    public void In_azure_neither_rows_nor_keys_lie_in_a_file(string platforms)
    {
        foreach (var (rows, keys) in ((string?, string?)[])[(null, null), ("", ""), ("sqlite", "file")])
        {
            Assert.Contains("TRIAL_STORE=tables", Refusal(() => StoreSetting.Read(Given((platforms, "x"), ("TRIAL_STORE", rows)), "data")),
                StringComparison.Ordinal);
            Assert.Contains("TRIAL_KEYS=keyvault", Refusal(() => VaultKeys.Setting(Given((platforms, "x"), ("TRIAL_KEYS", keys)))),
                StringComparison.Ordinal);
        }

        Assert.IsType<StoreSetting.Tables>(StoreSetting.Read(Given([(platforms, "x"), .. Tables]), "data"));
        Assert.NotNull(VaultKeys.Setting(Given((platforms, "x"), ("TRIAL_KEYS", "keyvault"), ("KEYVAULT_URI", "https://x"))));
        Assert.IsType<StoreSetting.Sqlite>(StoreSetting.Read(Given(), "data"));
        Assert.Null(VaultKeys.Setting(Given()));
    }

    [Fact]
    public async Task Witnesses_are_named_in_a_file_or_in_the_setting_itself()
    {
        const string Text = "# nobody yet\nquorum none\n";
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("policy"), Text);

        foreach (var given in new[] { folder.File("policy"), Text, Text.TrimEnd() }) // the last as $(cat policy) has it
        {
            Assert.Equal("none", Read(("TRIAL_WITNESSES", given)).Witnesses?.Quorum);
        }

        Assert.Null(Read().Witnesses);
    }

    [Fact]
    public void Nobody_is_told_to_delete_a_real_study_that_an_earlier_build_began()
    {
        Assert.DoesNotContain("delete", Choice(Tables).OfEarlierBuild(isReal: true), StringComparison.Ordinal);
        Assert.StartsWith("The partition haab ", Choice(Tables).OfEarlierBuild(isReal: true), StringComparison.Ordinal);
        Assert.Contains("a demonstration may be deleted", Choice().OfEarlierBuild(isReal: false), StringComparison.Ordinal);
    }

    private static string Refusal(Func<object?> read) => Assert.Throws<StartException>(read).Message;

    private static ServiceSettings Read(params (string Name, string? Value)[] settings) => ServiceSettings.Read(Given(settings));

    private static StorageChoice Choice(params (string Name, string? Value)[] settings) => StorageChoice.Read(Given(settings));

    private static IEnumerable<(string Name, bool IsElsewhere, bool IsQuick)> Anchors(params (string Name, string? Value)[] settings) =>
        Choice(settings).Anchors(new Azure.Identity.DefaultAzureCredential())
            .Select(place => ($"{place}", place.IsElsewhere, place.IsQuick));

    private static Given Given(params (string Name, string? Value)[] settings) =>
        new(settings.ToDictionary(setting => setting.Name, setting => setting.Value).GetValueOrDefault);
}
