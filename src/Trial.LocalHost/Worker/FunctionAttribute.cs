namespace Microsoft.Azure.Functions.Worker;

/// <summary>Marks a method as a function. Names are unique without regard to case.</summary>
[AttributeUsage(AttributeTargets.Method)]
public class FunctionAttribute(string name) : Attribute
{
    /// <summary>The name that decides the order routes are tried in.</summary>
    public string Name { get; } = name;
}
