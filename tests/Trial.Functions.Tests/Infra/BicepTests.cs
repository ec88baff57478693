using System.Text.RegularExpressions;

namespace Trial.Functions.Tests.Infra;

/// <summary>infra/ under the compiler, which also lints. Its warnings count as errors: one is that a property does not exist.</summary>
[Collection(nameof(Template))]
public sealed class BicepTests(Template template) : IDisposable
{
    private static readonly (string File, string From, string To, string Code)[] Breaks =
    [
        ("rows.bicep", "allowSharedKeyAccess: false", "allowSharedKeyAccess: 'no'", "BCP036"), // a wrong type
        ("rows.bicep", "minimumTlsVersion:", "minimumTlsVersio:", "BCP089"), // a property that does not exist
        ("rows.bicep", "tableServices@2026-09-01", "tableServices@2023-01-01", "use-recent-api-versions"),
        ("site.bicep", "{ name: 'TRIAL_STUDY', value: study }", "", "no-unused-params"),
        ("main.bicep", "    ceremony: ceremony\n", "", "BCP035"), // a module without a parameter that it needs
        ("prod.bicepparam", "param study", "param studie", "BCP258"),
    ];

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [BicepFact]
    public void Every_file_compiles_without_a_word()
    {
        Assert.Equal("", template.Printed);
        Assert.All(
            Directory.GetFiles(Path.Combine(Repository.Root, "infra")).Where(file => Path.GetExtension(file) is ".bicep" or ".bicepparam"),
            file => Assert.Contains(Path.GetFileNameWithoutExtension(file) + ".json", template.Made));
    }

    [BicepFact]
    public async Task Every_fault_is_told_with_its_file()
    {
        Bicep.Copy(folder.Path);
        foreach (var (file, from, to, _) in Breaks)
        {
            var text = await File.ReadAllTextAsync(folder.File(file));
            Assert.Contains(from, text, StringComparison.Ordinal);
            await File.WriteAllTextAsync(folder.File(file), text.Replace(from, to, StringComparison.Ordinal));
        }

        var printed = (await Bicep.BuildAsync(folder.Path)).Split('\n');
        Assert.All(Breaks, it => Assert.Contains(printed, line => Regex.IsMatch(line, $@"{it.File}\(.*\) : \w+ {it.Code}: ")));
    }
}
