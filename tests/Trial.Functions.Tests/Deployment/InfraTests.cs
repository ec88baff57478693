using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

using Trial.Functions.Staff;

namespace Trial.Functions.Tests.Deployment;

/// <summary>infra/, as far as it can be checked without a Bicep compiler.</summary>
public sealed partial class InfraTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "infra");

    public static TheoryData<string> Files =>
        [.. Directory.GetFiles(Folder, "*.bicep*").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_has_no_fault_that_can_be_seen(string file) => Assert.Empty(BicepLint.Faults(file, Read));

    public static TheoryData<string, string, string, string> Breaks => new()
    {
        { "site.bicep", "serverFarmId: plan.id", "serverFarmId: plane.id", "nothing declares plane" },
        { "site.bicep", "param study string", "param studie string", "nothing declares study" },
        { "site.bicep", "{ name: 'TRIAL_STUDY', value: study }", "", "study is not used" },
        { "site.bicep", "  '${identityId}': {}", "  '${identityIdd}': {}", "nothing declares identityIdd" },
        { "rows.bicep", "  sku: {", "  sku: ", "closes nothing" },
        { "rows.bicep", "  parent: account\n", "  parent: account {\n", "is not closed" },
        { "rows.bicep", "'TLS1_2'", "'TLS1_2", "what is" },
        { "rows.bicep", "tableServices@2024-01-01'", "tableServices@2024-1-1'", "no API version" },
        { "rows.bicep", "tableServices@2024-01-01'", "tableServices@2024-01-01-preview'", "no API version" },
        { "rows.bicep", "param suffix string", "param suffix string\nparam suffix string", "suffix is declared twice" },
        { "main.bicep", "'rows.bicep'", "'row.bicep'", "row.bicep is not there" },
        { "main.bicep", "    ceremony: ceremony\n", "", "keys.bicep is not given ceremony" },
        { "main.bicep", "    study: study\n", "    study: study\n    extra: study\n", "site.bicep has no parameter extra" },
        { "prod.bicepparam", "param study", "param studie", "main.bicep is not given study" },
        { "prod.bicepparam", "'./main.bicep'", "'./mein.bicep'", "is not there" },
    };

    [Theory]
    [MemberData(nameof(Breaks))]
    public void A_file_that_is_broken_is_seen(string file, string from, string to, string fault)
    {
        Assert.Contains(from, Read(file), StringComparison.Ordinal);
        var faults = BicepLint.Faults(file, name => name == file ? Read(name)!.Replace(from, to, StringComparison.Ordinal) : Read(name));
        Assert.Contains(faults, told => told.Contains(fault, StringComparison.Ordinal));
    }

    [Fact]
    public void Accounts_take_no_keys_the_vault_keeps_what_is_deleted_and_addresses_stay_masked()
    {
        Assert.Equal(2, All("allowSharedKeyAccess: false"));
        Assert.Equal(2, All("'Microsoft.Storage/storageAccounts@"));
        Assert.Equal(0, All("allowSharedKeyAccess: true") + All("listKeys(") + All("AccountKey"));
        Assert.Equal(1, All("enableRbacAuthorization: true"));
        Assert.Equal(1, All("enablePurgeProtection: true"));
        Assert.Equal(1, All("DisableIpMasking: false"));
        Assert.Equal(1, All("clientAffinityEnabled: false"));
        Assert.Equal(1, All("httpLoggingEnabled: false"));
        Assert.Equal(1, All("Microsoft.Insights/diagnosticSettings@")); // the vault's; storage and site have none
    }

    [Fact]
    public void Roles_are_the_narrow_ones_and_no_other()
    {
        var given = Directory.GetFiles(Folder, "*.bicep").SelectMany(file => Role().Matches(File.ReadAllText(file))).Select(match => match.Groups[1].Value);

        Assert.Equal(
            [
                "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3", // Storage Table Data Contributor, on the account of rows
                "3913510d-42f4-4e42-8a64-420c390055eb", // Monitoring Metrics Publisher
                "43d0d8ad-25c7-4714-9337-8ba259a9fe05", // Monitoring Reader, the stewards
                "4633458b-17de-408a-b874-0445c86b69e6", // Key Vault Secrets User
                "b7e6dc6d-f1e8-4753-8033-0f276bb0955b", // Storage Blob Data Owner, on the host's account
                "b86a8fe4-44ce-4948-aee5-eccb2c155cd7", // Key Vault Secrets Officer, the stewards during the ceremony
            ],
            given.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_anchor_lies_in_another_account_than_the_rows()
    {
        Assert.Contains("{ name: 'TRIAL_ANCHOR', value: '${hostAccount.properties.primaryEndpoints.blob}${anchorContainer}/", Read("site.bicep"), StringComparison.Ordinal);
        Assert.Contains("  name: anchorContainer\n", Read("site.bicep"), StringComparison.Ordinal);
        Assert.DoesNotContain("primaryEndpoints.blob", Read("rows.bicep"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_app_roles_are_the_services_roles() =>
        Assert.Equal(
            Enum.GetNames<StaffRole>(),
            JsonNode.Parse(Read("roles.json")!)!.AsArray().Select(role => role!["value"]!.GetValue<string>()));

    [Fact]
    public void Every_setting_of_the_site_is_one_that_is_known()
    {
        var sample = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "local.settings.sample.json")))!["Values"]!.AsObject();
        string[] platforms = ["AzureWebJobsStorage__", "APPLICATIONINSIGHTS_", "AZURE_"];
        Assert.DoesNotContain(
            SettingOfSite().Matches(Read("site.bicep")!).Select(match => match.Groups[1].Value),
            name => !sample.ContainsKey(name) && !platforms.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)));
    }

    private static int All(string text) => Directory.GetFiles(Folder, "*.bicep").Sum(file => Regex.Count(File.ReadAllText(file), Regex.Escape(text)));

    private static string? Read(string file) => Path.Combine(Folder, file) is var path && File.Exists(path) ? File.ReadAllText(path) : null;

    [GeneratedRegex("""^var \w+ = '([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})'""", RegexOptions.Multiline)]
    private static partial Regex Role();

    [GeneratedRegex("""\{ name: '(\w+)', value:""")]
    private static partial Regex SettingOfSite();
}
