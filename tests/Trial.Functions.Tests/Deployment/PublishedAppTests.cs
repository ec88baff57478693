using System.IO.Compression;
using System.Reflection.PortableExecutable;
using System.Text.Json.Nodes;

using Trial.Functions.Tests.EndToEnd;

namespace Trial.Functions.Tests.Deployment;

/// <summary>The folder that eng/azure-build made, which every suite starts, and the file that goes to Azure.</summary>
public sealed class PublishedAppTests
{
    private static readonly string Folder = PublishedApp.Folder;

    [Fact]
    public async Task The_zip_holds_the_folder_that_is_tested_byte_for_byte()
    {
        await using var zip = await ZipFile.OpenReadAsync(PublishedApp.Zip);
        var entries = zip.Entries.Where(entry => !entry.FullName.EndsWith('/')).ToDictionary(entry => entry.FullName);

        Assert.Equal(Files(), entries.Keys.Order(StringComparer.Ordinal));
        foreach (var (name, entry) in entries)
        {
            await using var packed = await entry.OpenAsync();
            using var bytes = new MemoryStream();
            await packed.CopyToAsync(bytes);
            var tested = await File.ReadAllBytesAsync(Path.Combine(Folder, name));
            Assert.True(bytes.ToArray().AsSpan().SequenceEqual(tested), name);
        }
    }

    [Fact]
    public void It_is_code_of_linux_x64()
    {
        foreach (var name in (string[])["Trial.Functions.dll", "Trial.Storage.dll", "Trial.Application.dll", "Trial.Core.dll"])
        {
            using var file = new PEReader(File.OpenRead(Path.Combine(Folder, name)));
            Assert.True(file.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0, $"{name} is not ReadyToRun.");
        }

        Assert.Contains(Read("Trial.Functions.deps.json")["targets"]!.AsObject(),
            target => target.Key == ".NETCoreApp,Version=v10.0/linux-x64");
    }

    [Fact]
    public void Its_packages_are_those_of_the_lock_file()
    {
        var file = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "src/Trial.Functions/packages.lock.json")))!;
        var locked = file["dependencies"]!.AsObject()
            .SelectMany(framework => framework.Value!.AsObject())
            .Where(package => package.Value!["resolved"] is not null) // a project has none
            .Select(package => $"{package.Key}/{package.Value!["resolved"]}");
        var shipped = Libraries("Trial.Functions.deps.json").Where(name => !name.StartsWith("Trial.", StringComparison.Ordinal)).ToList();

        Assert.Contains(shipped, name => name.StartsWith("Microsoft.Azure.Functions.Worker/", StringComparison.Ordinal));
        Assert.Empty(shipped.Except(locked, StringComparer.OrdinalIgnoreCase));
    }

    // The Sdk restores them through a project of its own, which has no lock file.
    [Fact]
    public void What_the_Sdk_adds_for_the_host_has_the_names_and_versions_that_are_written_down()
    {
        var written = File.ReadAllLines(Path.Combine(Repository.Root, "tests/Trial.Functions.Tests/Deployment/HostExtensions.txt"));
        const string Own = "Microsoft.Azure.Functions.Worker.Extensions";

        Assert.Equal(
            written,
            Libraries(".azurefunctions/function.deps.json")
                .Where(name => !name.StartsWith(Own + "/", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal));
        Assert.Equal(
            [
                $"{Own}.dll", $"{Own}.pdb",
                "Microsoft.Azure.WebJobs.Extensions.FunctionMetadataLoader.dll", "Microsoft.Azure.WebJobs.Host.Storage.dll",
                "Microsoft.WindowsAzure.Storage.dll", "function.deps.json",
            ],
            Directory.GetFiles(Path.Combine(Folder, ".azurefunctions")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_function_has_metadata_and_what_it_says_is_what_the_code_says()
    {
        var metadata = Read("functions.metadata").AsArray().Select(function => (
            Name: function!["name"]!.GetValue<string>(),
            EntryPoint: function["entryPoint"]!.GetValue<string>(),
            Trigger: function["bindings"]!.AsArray().Single(binding => binding!["direction"]!.GetValue<string>() == "In")!)).ToList();

        Assert.Equal(
            AllFunctions.Http.Select(it => (it.Name, it.EntryPoint))
                .Concat(AllFunctions.Timers.Select(it => (it.Name, it.EntryPoint))).Order(),
            metadata.Select(it => (it.Name, it.EntryPoint)).Order());
        foreach (var (name, _, trigger) in AllFunctions.Http)
        {
            var told = metadata.Single(it => it.Name == name).Trigger;
            Assert.Equal(
                ("httpTrigger", "Anonymous", trigger.Route, string.Join(' ', trigger.Methods!)),
                (Text(told, "type"), Text(told, "authLevel"), Text(told, "route"), string.Join(' ', told["methods"]!.AsArray())));
        }

        foreach (var (name, _, trigger) in AllFunctions.Timers)
        {
            var told = metadata.Single(it => it.Name == name).Trigger;
            Assert.Equal(("timerTrigger", trigger.Schedule), (Text(told, "type"), Text(told, "schedule")));
        }
    }

    [Fact]
    public void It_holds_what_a_host_reads_and_no_documentation_and_no_settings_of_this_machine()
    {
        var read = new HashSet<string> { "host.json", "worker.config.json", "extensions.json", "functions.metadata" };
        Assert.Subset(Files().ToHashSet(), read);
        Assert.DoesNotContain(Files(), file => Path.GetExtension(file) == ".xml"
            || file.EndsWith("settings.json", StringComparison.Ordinal));
    }

    private static List<string> Files() =>
    [
        .. Directory.GetFiles(Folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Folder, file))
            .Order(StringComparer.Ordinal),
    ];

    private static string Text(JsonNode told, string field) => told[field]!.GetValue<string>();

    private static JsonNode Read(string file) => JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, file)))!;

    private static IEnumerable<string> Libraries(string file) =>
        Read(file)["targets"]!.AsObject().SelectMany(target => target.Value!.AsObject()).Select(library => library.Key);
}
