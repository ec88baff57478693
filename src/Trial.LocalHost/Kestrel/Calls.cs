using System.Linq.Expressions;
using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace Trial.LocalHost;

/// <summary>Turns a method into one delegate at start, so that a run needs no reflection.</summary>
internal static class Calls
{
    public static Func<Invocation, Task<object?>> Compile(MethodInfo method)
    {
        var invocation = Expression.Parameter(typeof(Invocation), "invocation");
        var instance = method.IsStatic ? null : Expression.Convert(Instance(method.DeclaringType!, invocation), method.DeclaringType!);
        var call = Expression.Call(instance, method, method.GetParameters().Select(parameter => Argument(parameter, invocation)));
        return Expression.Lambda<Func<Invocation, Task<object?>>>(Awaited(call), invocation).Compile();
    }

    /// <summary>A new object for every run, its constructor filled from the services of the run.</summary>
    private static InvocationExpression Instance(Type type, ParameterExpression invocation) =>
        Expression.Invoke(
            Expression.Constant(ActivatorUtilities.CreateFactory(type, [])),
            Expression.Property(invocation, nameof(Invocation.InstanceServices)),
            Expression.Constant(null, typeof(object[])));

    private static Expression Argument(ParameterInfo parameter, ParameterExpression invocation) => parameter.ParameterType switch
    {
        var type when type == typeof(HttpRequest) => Expression.Property(
            Expression.Property(invocation, nameof(Invocation.Http)), nameof(HttpContext.Request)),
        var type when type == typeof(FunctionContext) => invocation,
        var type when type == typeof(CancellationToken) => Expression.Property(invocation, nameof(Invocation.CancellationToken)),
        var type when type == typeof(TimerInfo) => Expression.Property(invocation, nameof(Invocation.Timer)),
        var type when type == typeof(string) => RouteValue(nameof(Text), parameter, invocation),
        var type when type == typeof(int) => RouteValue(nameof(Number), parameter, invocation),
        var type => throw new InvalidOperationException(
            $"{parameter.Member.DeclaringType}.{parameter.Member.Name} takes a {type.Name}, which this host cannot give."),
    };

    private static MethodCallExpression RouteValue(string reader, ParameterInfo parameter, ParameterExpression invocation) =>
        Expression.Call(
            typeof(Calls).GetMethod(reader, BindingFlags.NonPublic | BindingFlags.Static)!,
            invocation,
            Expression.Constant(parameter.Name!));

    private static string? Text(Invocation invocation, string name) => invocation.Http?.Request.RouteValues[name]?.ToString();

    private static int Number(Invocation invocation, string name) =>
        int.Parse(Text(invocation, name) ?? throw new FormatException($"The route gave no {name}."), System.Globalization.CultureInfo.InvariantCulture);

    private static Expression Awaited(MethodCallExpression call)
    {
        var type = call.Type;
        if (type == typeof(void))
        {
            return Expression.Block(call, Expression.Constant(Task.FromResult<object?>(null)));
        }

        if (type == typeof(Task))
        {
            return Expression.Call(typeof(Calls), nameof(FromTask), null, call);
        }

        return type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Task<>)
            ? Expression.Call(typeof(Calls), nameof(FromTaskOf), type.GetGenericArguments(), call)
            : Expression.Call(typeof(Task), nameof(Task.FromResult), [typeof(object)], Expression.Convert(call, typeof(object)));
    }

    private static async Task<object?> FromTask(Task task)
    {
        await task;
        return null;
    }

    private static async Task<object?> FromTaskOf<T>(Task<T> task) => await task;
}
