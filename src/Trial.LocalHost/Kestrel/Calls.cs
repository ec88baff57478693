using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace Trial.LocalHost;

/// <summary>Turns a method into one delegate at start, so that a run needs no reflection.</summary>
internal static class Calls
{
    private static readonly ParameterExpression Run = Expression.Parameter(typeof(Invocation), "run");

    public static Func<Invocation, Task<object?>> Compile(Function function, MethodInfo method)
    {
        var call = Expression.Call(
            method.IsStatic ? null : Instance(method.DeclaringType!),
            method,
            method.GetParameters().Select(parameter => Argument(function, parameter)));
        return Expression.Lambda<Func<Invocation, Task<object?>>>(Awaited(call), Run).Compile();
    }

    public static bool IsRouteValue(ParameterInfo parameter) =>
        parameter.ParameterType == typeof(string) || parameter.ParameterType == typeof(int);

    /// <summary>A new object for every run, its constructor filled from the services of the run.</summary>
    private static UnaryExpression Instance(Type type) => Expression.Convert(
        Expression.Invoke(
            Expression.Constant(ActivatorUtilities.CreateFactory(type, [])),
            Expression.Property(Run, nameof(Invocation.InstanceServices)),
            Expression.Constant(null, typeof(object[]))),
        type);

    private static Expression Argument(Function function, ParameterInfo parameter) => parameter.ParameterType switch
    {
        var type when type == typeof(FunctionContext) => Run,
        var type when type == typeof(CancellationToken) => Expression.Property(Run, nameof(Invocation.CancellationToken)),
        var type when type == typeof(TimerInfo) => Expression.Property(Run, nameof(Invocation.Timer)),
        var type when type == typeof(HttpRequest) => FromRun(nameof(Request)),
        var type when type == typeof(string) => FromRun(nameof(Text), Expression.Constant(parameter.Name)),
        var type when type == typeof(int) => FromRun(nameof(Number), Expression.Constant(parameter.Name)),
        var type => throw function.Refused($"takes a {type.Name}, which this host cannot give"),
    };

    private static MethodCallExpression FromRun(string method, params Expression[] arguments) =>
        Expression.Call(typeof(Calls), method, null, [Run, .. arguments]);

    private static HttpRequest Request(Invocation run) => run.Http!.Request;

    private static string? Text(Invocation run, string name) => Request(run).RouteValues[name]?.ToString();

    private static int Number(Invocation run, string name) => int.Parse(Text(run, name)!, CultureInfo.InvariantCulture);

    private static Expression Awaited(MethodCallExpression call) => call.Type switch
    {
        var type when type == typeof(void) => Expression.Block(call, Expression.Constant(Task.FromResult<object?>(null))),
        var type when type == typeof(Task) => Expression.Call(typeof(Calls), nameof(NothingAsync), null, call),
        { IsGenericType: true } type when type.GetGenericTypeDefinition() == typeof(Task<>) =>
            Expression.Call(typeof(Calls), nameof(ResultAsync), type.GetGenericArguments(), call),
        _ => Expression.Call(typeof(Task), nameof(Task.FromResult), [typeof(object)], Expression.Convert(call, typeof(object))),
    };

    private static async Task<object?> NothingAsync(Task task)
    {
        await task;
        return null;
    }

    private static async Task<object?> ResultAsync<T>(Task<T> task) => await task;
}
