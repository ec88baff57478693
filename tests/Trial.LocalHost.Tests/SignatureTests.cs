using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace Trial.LocalHost.Tests;

//  The types of this host must be the worker's, so that FunctionsHost=azure builds the
//  same sources. Two of Microsoft's own assemblies can be had and are read as they are;
//  for the rest OfficialSignatures.txt was written from the public sources it names.

public sealed class SignatureTests : IDisposable
{
    private static readonly string Official = Path.Combine(AppContext.BaseDirectory, "official");

    private static readonly string[] HttpTrigger =
        ["Microsoft.Azure.Functions.Worker.HttpTriggerAttribute", "Microsoft.Azure.Functions.Worker.AuthorizationLevel"];

    public static TheoryData<string> HttpTriggerTypes => [.. HttpTrigger];

    private readonly MetadataLoadContext metadata = new(new OurTypesForTheirs());

    private Assembly Ours => metadata.LoadFromAssemblyPath(typeof(FunctionAttribute).Assembly.Location);

    private Assembly Worker => metadata.LoadFromAssemblyPath(Path.Combine(Official, "Microsoft.Azure.Functions.Worker.dll"));

    private Assembly HttpExtension => metadata.LoadFromAssemblyPath(Path.Combine(Official, "Microsoft.Azure.Functions.Worker.Extensions.Http.dll"));

    [Fact]
    public void Nothing_can_be_seen_that_the_worker_does_not_have()
    {
        string[] official = [.. Written(), .. HttpTrigger.SelectMany(type => Signatures.Of(HttpExtension.GetType(type)!))];

        Assert.Empty(Ours.GetExportedTypes().SelectMany(Signatures.Of).Except(official));
    }

    [Theory]
    [MemberData(nameof(HttpTriggerTypes))]
    public void What_Microsoft_s_assembly_has_of_the_HTTP_trigger_is_all_here(string type)
    {
        Assert.Equal(
            Signatures.Of(HttpExtension.GetType(type, throwOnError: true)!).Order(StringComparer.Ordinal),
            Signatures.Of(Ours.GetType(type, throwOnError: true)!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Nothing_is_written_down_that_is_not_here()
    {
        Assert.Empty(Written().Except(Ours.GetExportedTypes().SelectMany(Signatures.Of)));
    }

    // The worker's core and abstractions cannot be had, so what the two say of them is asked of this host.
    [Fact]
    public void Microsoft_s_own_signatures_speak_of_these_types()
    {
        var converter = HttpExtension.GetType("Microsoft.Azure.Functions.Worker.Extensions.Http.Converters.IFromBodyConversionFeature")!;
        var defaults = Worker.GetType("Microsoft.Extensions.Hosting.WorkerHostBuilderExtensions")!.GetMethods(BindingFlags.Public | BindingFlags.Static);

        Assert.Equal(
            Ours.GetType("Microsoft.Azure.Functions.Worker.Extensions.Abstractions.TriggerBindingAttribute"),
            HttpExtension.GetType("Microsoft.Azure.Functions.Worker.HttpTriggerAttribute")!.BaseType);
        Assert.Equal(
            Ours.GetType("Microsoft.Azure.Functions.Worker.FunctionContext"),
            converter.GetMethod("ConvertAsync")!.GetParameters()[0].ParameterType);
        Assert.Contains(defaults, method => method.ToString()!.Contains(
            $"Action`1[{typeof(IFunctionsWorkerApplicationBuilder).FullName}]", StringComparison.Ordinal));
    }

    public void Dispose() => metadata.Dispose();

    private static IEnumerable<string> Written() => File
        .ReadAllLines(Path.Combine(Official, "OfficialSignatures.txt"))
        .Where(line => line.Length > 0 && !line.StartsWith('#'));

    /// <summary>Finds the platform's assemblies, and for the worker's that cannot be had, this host.</summary>
    private sealed class OurTypesForTheirs() : PathAssemblyResolver(
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator))
    {
        public override Assembly? Resolve(MetadataLoadContext context, AssemblyName assemblyName) =>
            base.Resolve(context, assemblyName.Name is "Microsoft.Azure.Functions.Worker.Core" or "Microsoft.Azure.Functions.Worker.Extensions.Abstractions"
                ? typeof(FunctionAttribute).Assembly.GetName()
                : assemblyName);
    }
}
