namespace Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

/// <summary>Binds something of the host's to a function.</summary>
[AttributeUsage(AttributeTargets.Method)]
public abstract class BindingAttribute : Attribute
{
    /// <summary>Public in the worker, and so here.</summary>
    public BindingAttribute()
    {
    }
}
