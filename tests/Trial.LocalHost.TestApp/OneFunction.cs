using System.Collections.Immutable;
using Microsoft.Azure.Functions.Worker.Core.FunctionMetadata;

namespace Trial.LocalHost.TestApp;

/// <summary>Declares one function with the binding that a test asks for.</summary>
internal sealed class OneFunction(string binding, bool isRetried) : IFunctionMetadataProvider
{
    public Task<ImmutableArray<IFunctionMetadata>> GetFunctionMetadataAsync(string directory) =>
        Task.FromResult(ImmutableArray.Create<IFunctionMetadata>(new DefaultFunctionMetadata
        {
            Name = "refused",
            EntryPoint = "Trial.LocalHost.TestApp.Routes.Exact",
            ScriptFile = "Trial.LocalHost.TestApp.dll",
            Language = "dotnet-isolated",
            RawBindings = [binding],
            Retry = isRetried ? new DefaultRetryOptions { MaxRetryCount = 1, DelayInterval = TimeSpan.FromSeconds(1) } : null,
        }));
}
