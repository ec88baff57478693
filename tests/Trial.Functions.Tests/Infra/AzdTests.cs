using System.Text.RegularExpressions;

using YamlDotNet.RepresentationModel;

namespace Trial.Functions.Tests.Infra;

//  azd is in no package, so azure.yaml is held by what its documentation says
//
//      learn.microsoft.com/azure/developer/azure-developer-cli/azd-schema
//          name       small letters, digits and hyphens
//          infra      provider, path, module
//          services   project, language, host; the resource it goes to has the tag azd-service-name
//          hooks      pre and post before a command's name; shell, run
//          workflows  up: steps, each of them one azd command

/// <summary>The file that <c>azd up</c> reads.</summary>
[Collection(nameof(Template))]
public sealed partial class AzdTests(Template template)
{
    private static readonly string Root = Repository.Root;

    private static readonly YamlMappingNode Project = Read();

    private static YamlMappingNode Site => (YamlMappingNode)Project["services"]["site"];

    [Fact]
    public void It_has_the_keys_that_azd_knows_and_no_other() =>
        Assert.Equal(
            [
                "name",
                "infra.provider", "infra.path", "infra.module",
                "services.site.project", "services.site.language", "services.site.host",
                "hooks.predeploy.shell", "hooks.predeploy.run",
                "workflows.up.steps.azd", "workflows.up.steps.azd",
            ],
            Paths(Project));

    [Fact]
    public void What_it_names_is_there()
    {
        Assert.Matches("^[a-z0-9]([-a-z0-9]*[a-z0-9])?$", Text(Project["name"]));
        Assert.Equal(("bicep", "dotnet", "function"), (Text(Project["infra"]["provider"]), Text(Site["language"]), Text(Site["host"])));
        var module = Path.Combine(Root, Text(Project["infra"]["path"]), Text(Project["infra"]["module"]));
        Assert.True(File.Exists(module + ".bicep") && File.Exists(module + ".bicepparam"));
        Assert.Single(Directory.GetFiles(Path.Combine(Root, Text(Site["project"])), "*.csproj"));
    }

    [BicepFact]
    public void The_site_carries_the_name_of_the_service() =>
        Assert.Equal("site", template.One("Microsoft.Web/sites")["tags"]!["azd-service-name"]!.GetValue<string>());

    [Fact]
    public void The_guide_names_every_value_that_azd_is_given() =>
        Assert.DoesNotContain(
            ReadVariable().Matches(File.ReadAllText(Path.Combine(Root, "infra/main.bicepparam"))).Select(match => match.Groups[1].Value),
            name => !name.StartsWith("AZURE_", StringComparison.Ordinal) // azd's own
                && !File.ReadAllText(Path.Combine(Root, "docs/deploy.md")).Contains(name, StringComparison.Ordinal));

    // What is set by hand in the portal is gone with the next deployment.
    [Fact]
    public void Azd_can_be_given_every_value_of_the_template()
    {
        static IEnumerable<string> Names(string file) =>
            Parameter().Matches(File.ReadAllText(Path.Combine(Root, file))).Select(it => it.Groups[1].Value).Order(StringComparer.Ordinal);

        Assert.Equal(Names("infra/main.bicep"), Names("infra/main.bicepparam"));
    }

    // azd would publish by itself what no suite has run.
    [Fact]
    public void What_goes_to_azure_is_what_the_script_has_just_made()
    {
        Assert.Equal("bash eng/azure-build", Text(Project["hooks"]["predeploy"]["run"]));
        var steps = ((YamlSequenceNode)Project["workflows"]["up"]["steps"]).Select(step => Text(step["azd"])).ToList();
        Assert.Equal(["provision", "deploy site --from-package .publish/azure.zip"], steps);
        Assert.Contains(".publish/azure.zip", File.ReadAllText(Path.Combine(Root, "eng/azure-build")), StringComparison.Ordinal);
    }

    private static string Text(YamlNode node) => ((YamlScalarNode)node).Value!;

    private static IEnumerable<string> Paths(YamlNode node) => node switch
    {
        YamlMappingNode map => map.Children.SelectMany(pair => Paths(pair.Value).Select(rest => $"{Text(pair.Key)}.{rest}".TrimEnd('.'))),
        YamlSequenceNode list => list.Children.SelectMany(Paths),
        _ => [""],
    };

    private static YamlMappingNode Read()
    {
        var stream = new YamlStream();
        using var reader = File.OpenText(Path.Combine(Root, "azure.yaml"));
        stream.Load(reader);
        return (YamlMappingNode)stream.Documents[0].RootNode;
    }

    [GeneratedRegex(@"^param (\w+)", RegexOptions.Multiline)]
    private static partial Regex Parameter();

    [GeneratedRegex(@"readEnvironmentVariable\('(\w+)'")]
    private static partial Regex ReadVariable();
}
