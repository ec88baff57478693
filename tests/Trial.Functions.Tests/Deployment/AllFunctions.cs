using System.Reflection;

using Microsoft.Azure.Functions.Worker;

using Trial.Functions.Site;

namespace Trial.Functions.Tests.Deployment;

/// <summary>The functions as the code has them.</summary>
internal static class AllFunctions
{
    public static readonly (string Name, string EntryPoint, HttpTriggerAttribute Trigger)[] Http = [.. With<HttpTriggerAttribute>()];

    public static readonly (string Name, string EntryPoint, TimerTriggerAttribute Trigger)[] Timers = [.. With<TimerTriggerAttribute>()];

    private static IEnumerable<(string, string, T)> With<T>()
        where T : Attribute =>
        from method in typeof(ServeSite).Assembly.GetTypes().SelectMany(type => type.GetMethods())
        let name = method.GetCustomAttribute<FunctionAttribute>()?.Name
        let trigger = method.GetParameters().Select(parameter => parameter.GetCustomAttribute<T>()).FirstOrDefault(it => it is not null)
        where name is not null && trigger is not null
        select (name, $"{method.DeclaringType!.FullName}.{method.Name}", trigger);
}
