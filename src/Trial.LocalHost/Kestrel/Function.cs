using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Trial.LocalHost;

/// <summary>One method with its name, its trigger and the compiled way to call it.</summary>
internal sealed class Function : FunctionDefinition
{
    private Function(string name, MethodInfo method, TriggerBindingAttribute trigger)
    {
        Name = name;
        EntryPoint = $"{method.DeclaringType!.FullName}.{method.Name}";
        Trigger = trigger;
        Call = Calls.Compile(method);
    }

    public override string Name { get; }

    public override string EntryPoint { get; }

    public TriggerBindingAttribute Trigger { get; }

    public Func<Invocation, Task<object?>> Call { get; }

    public static Function? Of(MethodInfo method)
    {
        if (method.GetCustomAttribute<FunctionAttribute>() is not { Name: var name })
        {
            return null;
        }

        TriggerBindingAttribute[] triggers = [.. method.GetParameters().SelectMany(p => p.GetCustomAttributes<TriggerBindingAttribute>())];
        return triggers is [var trigger]
            ? new Function(name, method, trigger)
            : throw Refused(name, $"has {triggers.Length} triggers, not one");
    }

    /// <summary>A function that cannot be served: a fault in the app, which nobody catches.</summary>
    public static InvalidOperationException Refused(string name, string why) => new($"The function {name} {why}.");
}
