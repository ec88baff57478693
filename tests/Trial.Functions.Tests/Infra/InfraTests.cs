using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

using Trial.Application.Record;
using Trial.Core.Groups;

namespace Trial.Functions.Tests.Infra;

/// <summary>What infra/ deploys keeps what docs/deploy.md promises.</summary>
[Collection(nameof(Template))]
public sealed partial class InfraTests(Template template)
{
    private const string Accounts = "Microsoft.Storage/storageAccounts";
    private const string Site = "Microsoft.Web/sites";

    // Settings of the sample that a deployed site does without.
    private static readonly string[] NotInAzure =
    [
        "ASPNETCORE_URLS", // Trial.LocalHost reads it
        "AzureWebJobsStorage", // by identity: AzureWebJobsStorage__accountName
        "FUNCTIONS_WORKER_RUNTIME", // functionAppConfig.runtime, and Flex Consumption refuses the setting
        "TRIAL_DATA", // the disk goes with the instance
        "TRIAL_DEMO", // what is deployed is no demonstration
        "TRIAL_PRACTICE", // a practice is held on a machine of one's own
        "TRIAL_WITNESSES", // a file; a study that has witnesses adds the setting
    ];

    private JsonNode Properties(string type) => template.One(type)["properties"]!;

    [BicepFact]
    public void Accounts_take_no_keys_and_hand_out_nothing_in_public()
    {
        Assert.Equal(2, template.Of(Accounts).Count);
        Assert.All(template.Of(Accounts).Select(account => account["properties"]!), account =>
        {
            Assert.False(account["allowSharedKeyAccess"]!.GetValue<bool>());
            Assert.False(account["allowBlobPublicAccess"]!.GetValue<bool>());
            Assert.True(account["supportsHttpsTrafficOnly"]!.GetValue<bool>());
        });
        Assert.DoesNotContain("listKeys", template.Json, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("AccountKey", template.Json, StringComparison.OrdinalIgnoreCase);
    }

    [BicepFact]
    [Trait("Requirement", "R3")]
    public void The_vault_works_by_roles_and_keeps_what_is_deleted()
    {
        Assert.True(Properties("Microsoft.KeyVault/vaults")["enableRbacAuthorization"]!.GetValue<bool>());
        Assert.True(Properties("Microsoft.KeyVault/vaults")["enablePurgeProtection"]!.GetValue<bool>());
    }

    [BicepFact]
    [Trait("Requirement", "P17")]
    public void Who_reads_a_key_and_is_not_the_site_raises_an_alert()
    {
        var alert = template.Of("Microsoft.Insights/scheduledQueryRules").Select(rule => rule["properties"]!)
            .Single(rule => rule["displayName"]!.GetValue<string>() == "Somebody else than the site read a key");

        var query = alert["criteria"]!["allOf"]![0]!["query"]!.GetValue<string>();
        Assert.Contains("\"SecretGet\"", query, StringComparison.Ordinal);
        Assert.Contains("parameters('appPrincipalId')", query, StringComparison.Ordinal);
        Assert.Contains("parameters('workspaceId')", alert["scopes"]![0]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains("parameters('peopleId')", alert["actions"]!["actionGroups"]![0]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [BicepFact]
    public void Each_line_that_an_alert_waits_for_is_one_that_the_service_writes()
    {
        string[] written =
        [
            .. from file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
               from message in Message().Matches(File.ReadAllText(file))
               from job in DailyJob.All
               select message.Groups[1].Value.Replace("{Job}", job.Name, StringComparison.Ordinal),
        ];
        var lines = template.Lines().ToList();

        Assert.Equal(9, lines.Count);
        Assert.Equal(DailyJob.All.Select(job => $"{job.Name} ran."), lines.Where(line => line.IsWhole).Select(line => line.Text));
        Assert.All(lines, line => Assert.Contains(
            written, message => line.IsWhole ? message == line.Text : message.StartsWith(line.Text, StringComparison.Ordinal)));
    }

    [BicepFact]
    public void An_error_that_is_written_raises_an_alert() =>
        Assert.Contains(
            template.Of("Microsoft.Insights/scheduledQueryRules").Select(rule => rule["properties"]!),
            rule => rule["criteria"]!["allOf"]![0]!["query"]!.GetValue<string>()
                    .StartsWith("union traces, exceptions | where severityLevel >= 3 |", StringComparison.Ordinal)
                && rule["actions"]!["actionGroups"]!.AsArray().Count == 1);

    [BicepFact]
    public void A_page_that_does_not_come_and_answers_that_failed_raise_an_alert()
    {
        var page = Properties("Microsoft.Insights/webtests");
        Assert.Equal("[format('https://{0}/', parameters('siteHost'))]", page["Request"]!["RequestUrl"]!.GetValue<string>());
        Assert.Equal(200, page["ValidationRules"]!["ExpectedHttpStatusCode"]!.GetValue<int>());

        var alerts = template.Of("Microsoft.Insights/metricAlerts").Select(rule => rule["properties"]!).ToList();
        Assert.All(alerts, alert =>
            Assert.Equal("[parameters('peopleId')]", Assert.Single(alert["actions"]!.AsArray())!["actionGroupId"]!.GetValue<string>()));
        Assert.Single(alerts, alert => alert["criteria"]!["webTestId"] is not null);
        Assert.Single(alerts, alert => alert["criteria"]!["allOf"]?[0]!["metricName"]!.GetValue<string>() == "Http5xx"
            && alert["scopes"]![0]!.GetValue<string>() == "[parameters('siteId')]");
    }

    [BicepFact]
    [Trait("Requirement", "P9")]
    public void Nothing_collects_visitors_addresses()
    {
        Assert.False(Properties("Microsoft.Insights/components")["DisableIpMasking"]!.GetValue<bool>());
        Assert.True(Properties("Microsoft.Insights/components")["DisableLocalAuth"]!.GetValue<bool>());
        Assert.False(Properties(Site)["clientAffinityEnabled"]!.GetValue<bool>());
        Assert.False(Properties(Site)["siteConfig"]!["httpLoggingEnabled"]!.GetValue<bool>());
        var logged = template.One("Microsoft.Insights/diagnosticSettings")["scope"]!.GetValue<string>();
        Assert.Contains("'Microsoft.KeyVault/vaults'", logged, StringComparison.Ordinal);
    }

    [BicepFact]
    [Trait("Requirement", "P3")]
    public void Roles_are_the_narrow_ones_and_no_other() =>
        Assert.Equal(
            [
                "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3", // Storage Table Data Contributor, on the account of rows
                "3913510d-42f4-4e42-8a64-420c390055eb", // Monitoring Metrics Publisher
                "43d0d8ad-25c7-4714-9337-8ba259a9fe05", // Monitoring Reader, the stewards
                "4633458b-17de-408a-b874-0445c86b69e6", // Key Vault Secrets User
                "b7e6dc6d-f1e8-4753-8033-0f276bb0955b", // Storage Blob Data Owner, on the host's account
                "b86a8fe4-44ce-4948-aee5-eccb2c155cd7", // Key Vault Secrets Officer, the stewards during the ceremony
            ],
            template.Roles().Order(StringComparer.Ordinal));

    [BicepFact]
    [Trait("Requirement", "P3")]
    public void The_anchor_lies_in_another_account_than_the_rows()
    {
        var rows = template.Of("Microsoft.Resources/deployments").Single(module => module["name"]!.GetValue<string>() == "rows");
        var endpoint = rows["properties"]!["template"]!["outputs"]!["endpoint"]!["value"]!.GetValue<string>();
        Assert.Contains("'strows{0}'", endpoint, StringComparison.Ordinal);
        Assert.Contains("'sthost{0}'", Settings()["TRIAL_ANCHOR"], StringComparison.Ordinal);
    }

    [BicepFact]
    public void A_site_has_few_instances_and_none_waits_unless_it_is_asked_to()
    {
        var scale = Properties(Site)["functionAppConfig"]!["scaleAndConcurrency"]!;
        Assert.Equal("[parameters('maximumInstances')]", scale["maximumInstanceCount"]!.GetValue<string>());
        Assert.Contains("parameters('alwaysReady')", scale["alwaysReady"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(1, template.Root["parameters"]!["maximumInstances"]!["defaultValue"]!.GetValue<int>());
        Assert.Equal(0, template.Root["parameters"]!["alwaysReady"]!["defaultValue"]!.GetValue<int>());
    }

    [BicepFact]
    public void The_site_has_every_setting_that_the_app_reads_and_no_other()
    {
        var sample = Read("local.settings.sample.json")["Values"]!.AsObject()
            .Select(pair => pair.Key)
            .Where(name => !name.StartsWith("// ", StringComparison.Ordinal));
        string[] platforms = ["AzureWebJobsStorage__", "APPLICATIONINSIGHTS_", "AZURE_"];

        Assert.Equal(
            sample.Except(NotInAzure).Order(StringComparer.Ordinal),
            Settings().Keys
                .Where(name => !platforms.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)))
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_app_roles_are_the_services_roles() =>
        Assert.Equal(
            Enum.GetNames<StaffRole>(),
            Read("infra/roles.json").AsArray().Select(role => role!["value"]!.GetValue<string>()));

    private static JsonNode Read(string file) => JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, file)))!;

    private Dictionary<string, string> Settings() =>
        Properties(Site)["siteConfig"]!["appSettings"]!.AsArray()
            .ToDictionary(setting => setting!["name"]!.GetValue<string>(), setting => setting!["value"]!.GetValue<string>());

    [GeneratedRegex("""\[LoggerMessage\(\s*Level = LogLevel\.(?:Information|Warning),\s*Message = "([^"]+)["]""")]
    private static partial Regex Message();
}
