namespace Microsoft.Azure.Functions.Worker;

/// <summary>A function as the host knows it.</summary>
public abstract class FunctionDefinition
{
    /// <summary>The function's name.</summary>
    public abstract string Name { get; }

    /// <summary>The method behind it: namespace, class and method, with dots between.</summary>
    public abstract string EntryPoint { get; }
}
