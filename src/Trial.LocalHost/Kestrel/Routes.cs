using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Constraints;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;

namespace Trial.LocalHost;

//  Routes are tried in the order of the functions' names, not by how narrow they are,
//  and a verb that is not listed is no match, so that the next route is tried and the
//  end is 404, never 405. The host is built on this same RouteCollection.

/// <summary>The HTTP functions as routes.</summary>
internal static class Routes
{
    public static RouteCollection Of(
        IEnumerable<Function> functions, HostJson hostJson, FunctionExecutionDelegate pipeline, IServiceProvider services)
    {
        var resolver = services.GetRequiredService<IInlineConstraintResolver>();
        var routes = new RouteCollection();

        foreach (var function in functions)
        {
            if (function.Trigger is HttpTriggerAttribute trigger)
            {
                var template = $"{hostJson.RoutePrefix}/{Path(function, trigger)}".Trim('/');
                var route = new Route(
                    Target(function, pipeline), function.Name, template, defaults: null, Verbs(trigger), dataTokens: null, resolver);
                routes.Add(Checked(function, route));
            }
        }

        return routes;
    }

    private static string Path(Function function, HttpTriggerAttribute trigger)
    {
        if (trigger.AuthLevel != AuthorizationLevel.Anonymous)
        {
            throw function.Refused($"asks for the level {trigger.AuthLevel}, and this host has no function keys");
        }

        var path = string.IsNullOrEmpty(trigger.Route) ? function.Name : trigger.Route.Trim('/');
        return IsReserved(path)
            ? throw function.Refused($"has the route {path}, which the host keeps for itself")
            : path;
    }

    private static Route Checked(Function function, Route route) =>
        function.RouteValues.FirstOrDefault(name => route.ParsedTemplate.GetParameter(name) is null) is { } missing
            ? throw function.Refused($"takes {missing}, which its route does not have")
            : route;

    private static bool IsReserved(string route) =>
        route.StartsWith("admin", StringComparison.OrdinalIgnoreCase)
        || route.StartsWith("runtime", StringComparison.OrdinalIgnoreCase);

    private static Dictionary<string, object>? Verbs(HttpTriggerAttribute trigger) =>
        trigger.Methods is { Length: > 0 } methods
            ? new() { ["httpMethod"] = new HttpMethodRouteConstraint(methods) }
            : null;

    private static RouteHandler Target(Function function, FunctionExecutionDelegate pipeline) =>
        new(http => Requests.AnswerAsync(http, function.ToString(), () =>
            pipeline(new Invocation(function, http.RequestServices, http.RequestAborted) { Http = http })));
}
