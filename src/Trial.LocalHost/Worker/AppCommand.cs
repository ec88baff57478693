using System.Diagnostics;

namespace Trial.LocalHost.Worker;

/// <summary>How the app is started: what the worker reads from its command line and its environment.</summary>
/// <param name="App">The built app.</param>
/// <param name="Stream">Where it opens its stream.</param>
/// <param name="WorkerId">What it shows there.</param>
/// <param name="Front">Where visitors reach it.</param>
internal sealed record AppCommand(BuiltApp App, Uri Stream, WorkerId WorkerId, Uri Front)
{
    // The worker chooses its own port for HTTP; these would make it listen on the front's.
    private static readonly string[] Addresses = ["ASPNETCORE_URLS", "ASPNETCORE_HTTP_PORTS", "ASPNETCORE_HTTPS_PORTS", "DOTNET_URLS"];

    // Programs read one or the other; .NET the first of them that is set.
    private static readonly string[] NoProxy = ["no_proxy", "NO_PROXY"];

    public ProcessStartInfo Start(ITether tether)
    {
        var start = tether.Around([
            DotNet.Program, App.Program,
            "--functions-uri", Stream.AbsoluteUri,
            "--functions-request-id", Guid.NewGuid().ToString(),
            "--functions-grpc-max-message-length", $"{int.MaxValue}"]);
        Array.ForEach(Addresses, name => start.Environment.Remove(name));
        start.Environment["Functions__Worker__WorkerId"] = WorkerId.Value; // every user of the machine can read a command line
        start.Environment["FUNCTIONS_APPLICATION_DIRECTORY"] = App.Folder;
        start.Environment["FUNCTIONS_WORKER_RUNTIME"] = "dotnet-isolated";
        var direct = Direct(start.Environment);
        Array.ForEach(NoProxy, name => start.Environment[name] = direct);
        start.Environment["WEBSITE_HOSTNAME"] = Front.Authority; // as in Azure and under Core Tools
        return start;
    }

    /// <summary>NO_PROXY with this host's own port added.</summary>
    private static string Direct(IDictionary<string, string?> environment) => string.Join(',', NoProxy
        .Select(name => environment.TryGetValue(name, out var hosts) ? hosts : null)
        .Append("127.0.0.1").Append("localhost")
        .Where(hosts => !string.IsNullOrEmpty(hosts)).Distinct());
}
