using System.Collections;

using Trial.LocalHost.Start;

namespace Trial.LocalHost.Protocol;

/// <summary>The first words between host and worker, up to the last function loaded.</summary>
internal static class Greeting
{
    /// <summary>Asks for the functions and loads them.</summary>
    /// <exception cref="RefusalException">The worker cannot be used, or one of its functions cannot be served.</exception>
    public static async Task<App> LoadAsync(WorkerStream stream, string folder)
    {
        var capabilities = await InitAsync(stream, folder);
        var declared = await DeclaredAsync(stream, folder);
        var functions = Declarations.Read(declared);
        SwitchedOff.Check(functions, Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .ToDictionary(setting => (string)setting.Key, setting => (string?)setting.Value ?? "", StringComparer.Ordinal));
        foreach (var function in declared)
        {
            await LoadAsync(stream, function);
        }

        return capabilities.TryGetValue("HttpUri", out var uri)
            ? new App(new Uri(uri), functions)
            : throw new RefusalException("The app does not take HTTP requests itself: it must call ConfigureFunctionsWebApplication.");
    }

    private static async Task<IDictionary<string, string>> InitAsync(WorkerStream stream, string folder)
    {
        var answer = await stream.AskAsync(new StreamingMessage
        {
            RequestId = Id(),
            WorkerInitRequest = new WorkerInitRequest { HostVersion = "4.0.0", WorkerDirectory = folder, FunctionAppDirectory = folder },
        });
        Check(answer.WorkerInitResponse.Result, "The app could not begin");
        return answer.WorkerInitResponse.Capabilities;
    }

    private static async Task<IReadOnlyList<RpcFunctionMetadata>> DeclaredAsync(WorkerStream stream, string folder)
    {
        var answer = await stream.AskAsync(new StreamingMessage
        {
            RequestId = Id(),
            FunctionsMetadataRequest = new FunctionsMetadataRequest { FunctionAppDirectory = folder },
        });
        Check(answer.FunctionMetadataResponse.Result, "The app could not name its functions");
        return answer.FunctionMetadataResponse.FunctionMetadataResults is { Count: > 0 } functions
            ? functions
            : throw new RefusalException("The app has no functions.");
    }

    private static async Task LoadAsync(WorkerStream stream, RpcFunctionMetadata function)
    {
        var answer = await stream.AskAsync(new StreamingMessage
        {
            RequestId = Id(),
            FunctionLoadRequest = new FunctionLoadRequest { FunctionId = function.FunctionId, Metadata = function },
        });
        Check(answer.FunctionLoadResponse.Result, $"The function {function.Name} could not be loaded");
    }

    private static void Check(StatusResult result, string what)
    {
        if (result.Status != StatusResult.Types.Status.Success)
        {
            throw new RefusalException($"{what}: {result.Exception?.Message.Split('\n')[0].TrimEnd()}"); // a trace follows
        }
    }

    private static string Id() => Guid.NewGuid().ToString();
}
