using Trial.LocalHost.Protocol;
using Trial.LocalHost.Start;

namespace Trial.LocalHost.Tests;

public sealed class SwitchedOffTests
{
    private static readonly Function[] Functions = [new("1", "IssueRosters", "timer", new Trigger.Timer("0 0 5 * * *", false, true))];

    [Theory]
    [InlineData("AzureWebJobs.IssueRosters.Disabled", "true")]
    [InlineData("AzureWebJobs__IssueRosters__Disabled", "1")]
    [InlineData("AZUREWEBJOBS.issuerosters.DISABLED", "True")]
    public void A_function_that_a_setting_switches_off_is_refused(string setting, string value)
    {
        var refusal = Assert.Throws<RefusalException>(() => Check(setting, value));

        Assert.Equal($"The function IssueRosters is switched off by the setting {setting}, and this host runs every function.",
            refusal.Message);
    }

    [Theory]
    [InlineData("AzureWebJobs.IssueRosters.Disabled", "false")]
    [InlineData("AzureWebJobs.IssueRosters.Disabled", "")]
    [InlineData("AzureWebJobs.PublishLog.Disabled", "true")]
    [InlineData("IssueRosters.Disabled", "true")]
    public void Other_settings_are_none_of_its_business(string setting, string value) => Check(setting, value);

    private static void Check(string setting, string value) =>
        SwitchedOff.Check(Functions, new Dictionary<string, string> { [setting] = value });
}
