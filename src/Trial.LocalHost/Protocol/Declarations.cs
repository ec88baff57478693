using System.Text.Json;
using System.Text.Json.Nodes;

using Trial.LocalHost.Start;

namespace Trial.LocalHost.Protocol;

//  The Functions host leaves a function out when it cannot serve it, and the others run.
//  This host refuses the start and says why, so that it is found before it is missed.

/// <summary>Reads what the worker says of its functions.</summary>
internal static class Declarations
{
    /// <summary>The functions in the order in which the host matches routes: by name, ignoring case.</summary>
    /// <exception cref="RefusalException">One of them cannot be served.</exception>
    public static IReadOnlyList<Function> Read(IEnumerable<RpcFunctionMetadata> declared)
    {
        Function[] functions = [.. declared.Select(Read).OrderBy(function => function.Name, StringComparer.OrdinalIgnoreCase)];
        foreach (var (first, second) in functions.Zip(functions.Skip(1)))
        {
            if (string.Equals(first.Name, second.Name, StringComparison.OrdinalIgnoreCase))
            {
                throw Refused(second.Name, "has the name of another function");
            }
        }

        return functions;
    }

    public static RefusalException Refused(string name, string why) => new($"The function {name} {why}.");

    private static Function Read(RpcFunctionMetadata declared)
    {
        try
        {
            return Read(declared, [.. declared.RawBindings.Select(binding => Given(JsonNode.Parse(binding)))]);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw Refused(declared.Name, $"has bindings that cannot be read: {string.Join(", ", declared.RawBindings)}");
        }
    }

    private static Function Read(RpcFunctionMetadata declared, JsonNode[] bindings)
    {
        CheckNames(declared.Name, bindings);
        if (Array.Find(bindings, binding => Type(binding) is not ("httpTrigger" or "timerTrigger" or "http")) is { } unknown)
        {
            throw Refused(declared.Name, $"has a binding of the type {Type(unknown)}, which this host does not know");
        }

        if (declared.RetryOptions is not null)
        {
            throw Refused(declared.Name, "asks for retries when it fails, which this host does not do");
        }

        return Array.FindAll(bindings, IsTrigger) is [var trigger]
            ? new Function(declared.FunctionId, declared.Name, Text(trigger, "name")!, ReadTrigger(declared.Name, trigger))
            : throw Refused(declared.Name, "does not have exactly one trigger");
    }

    private static JsonNode Given(JsonNode? node) => node ?? throw new JsonException();

    private static void CheckNames(string name, JsonNode[] bindings)
    {
        if (!HostNames.IsFunction(name))
        {
            throw Refused(
                name, "has a name that the Functions host does not take: a letter, then at most 127 letters, digits, _ or -, and not host");
        }

        if (Array.Find(bindings, binding => !HostNames.IsParameter(Text(binding, "name"))) is { } other)
        {
            throw Refused(
                name, $"has a parameter {Text(other, "name")}, and the Functions host takes only letters and digits there, a letter first");
        }
    }

    private static bool IsTrigger(JsonNode binding) => Type(binding)!.EndsWith("Trigger", StringComparison.Ordinal);

    private static Trigger ReadTrigger(string name, JsonNode trigger) => Type(trigger) == "httpTrigger"
        ? ReadHttp(name, trigger)
        : new Trigger.Timer(Text(trigger, "schedule") ?? "", IsTrue(trigger, "runOnStartup", false), IsTrue(trigger, "useMonitor", true));

    private static Trigger.Http ReadHttp(string name, JsonNode trigger)
    {
        if (Text(trigger, "authLevel") is var level && !string.Equals(level, "anonymous", StringComparison.OrdinalIgnoreCase))
        {
            throw Refused(name, $"asks for the level {level ?? "Function"}, and this host has no function keys");
        }

        var route = Text(trigger, "route") is { Length: > 0 } given ? given.Trim('/') : name;
        return IsReserved(route)
            ? throw Refused(name, $"has the route {route}, and the host keeps every route that starts with admin or runtime")
            : new Trigger.Http(route, [.. trigger["methods"]?.AsArray().Select(method => Given(method).GetValue<string>()) ?? []]);
    }

    private static bool IsReserved(string route) =>
        route.StartsWith("admin", StringComparison.OrdinalIgnoreCase)
        || route.StartsWith("runtime", StringComparison.OrdinalIgnoreCase);

    private static string? Type(JsonNode binding) => Text(binding, "type");

    private static string? Text(JsonNode binding, string name) => binding[name]?.GetValue<string>();

    private static bool IsTrue(JsonNode binding, string name, bool otherwise) => binding[name]?.GetValue<bool>() ?? otherwise;
}
