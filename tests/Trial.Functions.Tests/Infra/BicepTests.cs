namespace Trial.Functions.Tests.Infra;

/// <summary>infra/ under the compiler. Its warnings count as errors: a property that does not exist is only a warning there.</summary>
public sealed class BicepTests : IDisposable
{
    private static readonly string Infra = Path.Combine(Repository.Root, "infra");

    private readonly TemporaryFolder folder = new();

    public static TheoryData<string> Files =>
        [
            .. Directory.GetFiles(Infra)
                .Where(file => Path.GetExtension(file) is ".bicep" or ".bicepparam")
                .Select(file => Path.GetFileName(file))
                .Order(StringComparer.Ordinal),
        ];

    public static TheoryData<string, string, string, string> Breaks => new()
    {
        { "rows.bicep", "allowSharedKeyAccess: false", "allowSharedKeyAccess: 'no'", "BCP036" }, // a wrong type
        { "rows.bicep", "allowSharedKeyAccess:", "allowSharedKeyAcces:", "BCP089" }, // a property that does not exist
        { "rows.bicep", "tableServices@2026-09-01", "tableServices@2023-01-01", "use-recent-api-versions" },
        { "site.bicep", "{ name: 'TRIAL_STUDY', value: study }", "", "no-unused-params" },
        { "main.bicep", "    ceremony: ceremony\n", "", "BCP035" }, // a module without a parameter that it needs
        { "prod.bicepparam", "param study", "param studie", "BCP258" },
    };

    public void Dispose() => folder.Dispose();

    [BicepTheory]
    [MemberData(nameof(Files))]
    public async Task A_file_compiles_without_a_word(string file) =>
        Assert.Equal("", await Bicep.BuildAsync(Path.Combine(Infra, file), folder.File("out.json")));

    [BicepTheory]
    [MemberData(nameof(Breaks))]
    public async Task A_file_that_is_broken_does_not(string file, string from, string to, string code)
    {
        foreach (var source in Directory.GetFiles(Infra))
        {
            File.Copy(source, folder.File(Path.GetFileName(source)));
        }

        var text = await File.ReadAllTextAsync(folder.File(file));
        Assert.Contains(from, text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(folder.File(file), text.Replace(from, to, StringComparison.Ordinal));
        Assert.Contains(code, await Bicep.BuildAsync(folder.File(file), folder.File("out.json")), StringComparison.Ordinal);
    }
}
