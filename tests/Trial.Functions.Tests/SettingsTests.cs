using Microsoft.Extensions.Configuration;

namespace Trial.Functions.Tests;

public sealed class SettingsTests
{
    [Fact]
    public void The_study_is_the_one_that_the_tables_partition_is_named_after()
    {
        Assert.Equal("haab", Read(("TRIAL_STORE", "tables"), ("TRIAL_STUDY", "haab")).Study);
        Assert.Null(Read(("TRIAL_STORE", "sqlite"), ("TRIAL_STUDY", "haab")).Study);
        Assert.Null(Read().Study);
    }

    [Fact]
    public void In_azure_the_anchor_is_only_where_it_is_named()
    {
        Assert.Null(Read(("TRIAL_STORE", "tables")).Anchor);
        Assert.Equal("/mnt/anchor.json", Read(("TRIAL_STORE", "tables"), ("TRIAL_ANCHOR", "/mnt/anchor.json")).Anchor);
        Assert.EndsWith("anchor.json", Read().Anchor, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PUBLIC_URL", "haab.example", "PUBLIC_URL")]
    [InlineData("PUBLIC_URL", "ftp://haab.example", "PUBLIC_URL")]
    [InlineData("TRIAL_ORIGIN", "log.example/haab+1", "TRIAL_ORIGIN")]
    [InlineData("TRIAL_ORIGIN", "log example", "TRIAL_ORIGIN")]
    [InlineData("TRIAL_WITNESSES", "/no/such/policy", "/no/such/policy")]
    public void A_value_that_this_build_does_not_know_stops_the_start_and_is_named(string name, string value, string told) =>
        Assert.Contains(told, Assert.Throws<StartException>(() => Read((name, value))).Message, StringComparison.Ordinal);

    private static Settings Read(params (string Name, string? Value)[] settings) => Settings.Read(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, setting.Value))).Build());
}
