using Microsoft.AspNetCore.Routing.Constraints;

using Trial.LocalHost.Protocol;
using Trial.LocalHost.Start;

namespace Trial.LocalHost.Http;

//  Routes are tried in the order of the functions' names, not by how narrow they are,
//  and a verb that is not listed does not match: the next route is tried, and the last
//  answer is 404, never 405. The Functions host is built on this same RouteCollection.

/// <summary>The HTTP functions as routes.</summary>
internal sealed class Routes(IInlineConstraintResolver resolver)
{
    private readonly RouteCollection routes = new();

    /// <exception cref="RefusalException">A route cannot be read.</exception>
    public void Read(IEnumerable<Function> functions, string prefix)
    {
        foreach (var function in functions)
        {
            if (function.Trigger is Trigger.Http trigger)
            {
                routes.Add(Route(function, trigger, prefix));
            }
        }
    }

    /// <summary>The first function whose route and methods take this request, with the route's values; null when none does.</summary>
    public async Task<(Function Function, RouteValueDictionary Values)?> MatchAsync(HttpContext http)
    {
        var context = new RouteContext(http);
        await routes.RouteAsync(context);
        return context.Handler is null
            ? null
            : (context.RouteData.Routers.OfType<Target>().Single().Function, context.RouteData.Values);
    }

    private Route Route(Function function, Trigger.Http trigger, string prefix)
    {
        try
        {
            return Checked(new Route(
                new Target(function),
                function.Name,
                $"{prefix}/{trigger.Route}".Trim('/'),
                defaults: null,
                constraints: Methods(trigger),
                dataTokens: null,
                resolver));
        }
        catch (Exception exception) when (exception is RouteCreationException or ArgumentException)
        {
            throw Declarations.Refused(function.Name, $"has the route {trigger.Route}, which cannot be read: {Reason(exception)}");
        }
    }

    /// <summary>What the innermost exception says, without the arguments of a method and the last full stop.</summary>
    private static string Reason(Exception exception) =>
        exception.GetBaseException().Message.Split(["\n", " (Parameter"], StringSplitOptions.None)[0].TrimEnd('.', '\r');

    private static Route Checked(Route route)
    {
        foreach (var constraint in route.Constraints.Values)
        {
            Check(constraint);
        }

        return route;
    }

    /// <summary>Compiles the regular expressions, which a route would compile at its first request.</summary>
    private static void Check(IRouteConstraint constraint)
    {
        switch (constraint)
        {
            case RegexRouteConstraint regex:
                _ = regex.Constraint;
                break;
            case OptionalRouteConstraint optional:
                Check(optional.InnerConstraint);
                break;
            case CompositeRouteConstraint several:
                several.Constraints.ToList().ForEach(Check);
                break;
        }
    }

    private static Dictionary<string, object>? Methods(Trigger.Http trigger) => trigger.Methods is { Count: > 0 } methods
        ? new() { ["httpMethod"] = new HttpMethodRouteConstraint([.. methods]) }
        : null;

    /// <summary>The end of a route: it leaves the function among the values, and a handler as the sign of a match.</summary>
    private sealed class Target(Function function) : IRouter
    {
        public Function Function => function;

        public Task RouteAsync(RouteContext context)
        {
            context.Handler = _ => Task.CompletedTask;
            return Task.CompletedTask;
        }

        public VirtualPathData? GetVirtualPath(VirtualPathContext context) => null;
    }
}
