using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

using Trial.Application.Study;
using Trial.Functions.Site.Parts;
using Trial.Functions.Site.Verify;
using Trial.Functions.Site.Web;

namespace Trial.Functions.Tests.Site.Verify;

/// <summary>The check of a receipt as one file to save.</summary>
public sealed partial class OfflineFileTests(SiteHost host) : IClassFixture<SiteHost>
{
    [Fact]
    public async Task Its_sum_stands_on_the_page_that_offers_it()
    {
        var bytes = await host.Client.GetByteArrayAsync(new Uri(OfflineFile.Path, UriKind.Relative));

        Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(bytes)), (await host.GetAsync("/kontrol")).Html, StringComparison.Ordinal);
    }

    // When this fails the file has changed: put the new sum in the README, and tell whoever keeps a copy.
    [Fact]
    public async Task Its_sum_stands_in_the_README()
    {
        var offline = await OfflineFile.MakeAsync(Assets.Load(typeof(Assets).Assembly));

        Assert.Contains($"`{offline.Sum}`", await File.ReadAllTextAsync(Path.Combine(Root(), "README.md")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_the_same_whatever_the_study()
    {
        var assets = Assets.Load(typeof(Assets).Assembly);

        Assert.Equal((await OfflineFile.MakeAsync(assets)).Sum, (await OfflineFile.MakeAsync(assets)).Sum);
        Assert.DoesNotContain("Håb og selvbestemmelse", (await host.GetAsync(OfflineFile.Path)).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_may_load_nothing_and_its_policy_allows_its_own_script_and_style()
    {
        var file = await host.GetAsync(OfflineFile.Path);

        Assert.StartsWith("attachment", file.Headers["Content-Disposition"], StringComparison.Ordinal);
        Assert.DoesNotContain("<link", file.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("src=", file.Html, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"(?m)^(import|export) ", file.Html);

        foreach (var (tag, directive) in new[] { ("script", "script-src"), ("style", "style-src") })
        {
            var inside = Regex.Match(file.Html, $"<{tag}>(.*?)</{tag}>", RegexOptions.Singleline).Groups[1].Value;
            var sum = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(inside)));

            Assert.Contains($"{directive} 'sha256-{sum}'", System.Net.WebUtility.HtmlDecode(file.Html), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_check_of_the_module_has_its_words_in_both_languages()
    {
        var assets = Assets.Load(typeof(Assets).Assembly);
        string[] Names(string module) => [.. CheckNames().Matches(assets.Text(module)).Select(match => match.Groups[1].Value).Distinct()];
        var names = Names("js/trial.mjs");
        var (steps, table) = (Names("js/export.mjs"), Names("js/table.mjs"));
        string[] all = [.. steps.TakeWhile(name => name != "study"), .. table, .. steps.SkipWhile(name => name != "study")];

        foreach (var language in Enum.GetValues<Language>())
        {
            Assert.Equal(names.Order(), language.Words<CheckWords>().Checks.Select(check => check.Name).Order());
            Assert.Equal(all, language.Words<CheckWords>().ExportChecks.Select(check => check.Name));
        }
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

    [GeneratedRegex("\\{ name: '([a-z-]+)'")]
    private static partial Regex CheckNames();
}
