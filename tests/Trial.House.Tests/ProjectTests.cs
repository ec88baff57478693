using System.Reflection;

namespace Trial.House.Tests;

/// <summary>What each project may stand on: assemblies of ours by name, and whose packages it must not touch.</summary>
public sealed class ProjectTests
{
    private static readonly string[] Web = ["Microsoft.AspNetCore", "Microsoft.Azure.Functions"];

    private static readonly string[] Stores =
        ["Azure.Data.Tables", "Azure.Storage", "Azure.Security", "Microsoft.Data.Sqlite", "SQLitePCLRaw"];

    private static readonly string[] Azure = ["Azure.", "Microsoft.Azure", "Microsoft.Identity"];

    /// <summary>Assembly, the assemblies of ours that it may use, and the beginnings of the names that it may not.</summary>
    public static TheoryData<string, string[], string[]> Projects => new()
    {
        { "Trial.Core", [], [.. Web, .. Stores, .. Azure, "Microsoft.Extensions", "Org.", "BouncyCastle"] },
        { "Trial.Application", ["Trial.Core"], [.. Web, .. Stores, .. Azure, "Microsoft.Extensions.Configuration"] },
        { "Trial.Storage", ["Trial.Core", "Trial.Application"], Web },
        { "Trial.Functions", ["Trial.Core", "Trial.Application", "Trial.Storage"], Stores },
        { "Trial.LocalHost", [], [.. Stores, .. Azure] },
        { "trial", ["Trial.Core", "Trial.Application", "Trial.Storage"], [.. Web, .. Stores, .. Azure] },
    };

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_stands_on_what_is_below_it_only(string assembly, string[] below, string[] forbidden)
    {
        var used = Assembly.Load(new AssemblyName(assembly)).GetReferencedAssemblies().Select(name => name.Name!).ToList();

        Assert.NotEmpty(used);
        Assert.DoesNotContain(used, name => name.StartsWith("Trial.", StringComparison.Ordinal) && !below.Contains(name));
        Assert.DoesNotContain(used, name => forbidden.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("Azure.Data.Tables")]
    [InlineData("Azure.Storage.Blobs")]
    [InlineData("Azure.Security.KeyVault.Secrets")]
    [InlineData("Microsoft.Data.Sqlite")]
    [InlineData("SQLitePCLRaw.bundle_e_sqlite3")]
    public void One_project_alone_has_the_packages_of_stores(string package) => Assert.Equal(
        ["src/Trial.Storage/Trial.Storage.csproj"],
        Repository.Files("src", ".csproj").Where(file => Repository.Text(file).Contains($"\"{package}\"", StringComparison.Ordinal)));

    [Fact]
    public void Every_project_is_in_the_table() => Assert.Equal(
        Repository.Files("src", ".csproj")
            .Select(file => Path.GetFileNameWithoutExtension(file) is var name && name == "Trial.Cli" ? "trial" : name)
            .Order(StringComparer.Ordinal),
        Projects.Select(row => (string)row[0]).Order(StringComparer.Ordinal));
}
