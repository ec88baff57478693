using System.Collections.Immutable;
using Microsoft.Azure.Functions.Worker.Core.FunctionMetadata;

namespace Trial.LocalHost.TestApp;

/// <summary>Declares one function with the binding that a test asks for.</summary>
internal sealed class OneFunction(string binding) : IFunctionMetadataProvider
{
    public Task<ImmutableArray<IFunctionMetadata>> GetFunctionMetadataAsync(string directory) =>
        Task.FromResult(ImmutableArray.Create<IFunctionMetadata>(new DefaultFunctionMetadata
        {
            Name = "refused",
            EntryPoint = "Trial.LocalHost.TestApp.Ordered.Exact",
            ScriptFile = "Trial.LocalHost.TestApp.dll",
            Language = "dotnet-isolated",
            RawBindings = [binding],
        }));
}
