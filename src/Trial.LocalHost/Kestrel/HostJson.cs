using System.Text.Json.Nodes;

namespace Trial.LocalHost;

/// <summary>What is read of host.json: extensions.http.routePrefix. Without it the prefix is "api", as in the host.</summary>
internal sealed record HostJson(string RoutePrefix)
{
    public static HostJson Read(string folder)
    {
        var path = Path.Combine(folder, "host.json");
        var json = File.Exists(path) ? JsonNode.Parse(File.ReadAllText(path)) : null;
        return new HostJson(json?["extensions"]?["http"]?["routePrefix"]?.GetValue<string>() ?? "api");
    }
}
