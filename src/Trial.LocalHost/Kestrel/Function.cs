using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Trial.LocalHost;

/// <summary>One method with its name, its trigger and the compiled way to call it.</summary>
internal sealed class Function : FunctionDefinition
{
    private Function(string name, MethodInfo method)
    {
        Name = name;
        EntryPoint = $"{method.DeclaringType!.FullName}.{method.Name}";
        Trigger = OnlyTrigger(method);
        Call = Calls.Compile(this, method);
        RouteValues = [.. method.GetParameters().Where(Calls.IsRouteValue).Select(parameter => parameter.Name!)];
    }

    public override string Name { get; }

    public override string EntryPoint { get; }

    public TriggerBindingAttribute Trigger { get; }

    public Func<Invocation, Task<object?>> Call { get; }

    /// <summary>The parameters that are filled from the route by name.</summary>
    public IReadOnlyList<string> RouteValues { get; }

    /// <summary>Null for a method that is no function.</summary>
    /// <exception cref="InvalidOperationException">It is one, and cannot be served.</exception>
    public static Function? Of(MethodInfo method) =>
        method.GetCustomAttribute<FunctionAttribute>() is { Name: var name } ? new Function(name, method) : null;

    public override string ToString() => $"The function {Name}";

    /// <summary>A fault in the app, found at start, which nobody catches.</summary>
    public InvalidOperationException Refused(string why) => new($"The function {Name} ({EntryPoint}) {why}.");

    private TriggerBindingAttribute OnlyTrigger(MethodInfo method)
    {
        TriggerBindingAttribute[] triggers =
            [.. method.GetParameters().SelectMany(parameter => parameter.GetCustomAttributes<TriggerBindingAttribute>())];
        return triggers is [var trigger] ? trigger : throw Refused($"has {triggers.Length} triggers, not one");
    }
}
