using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Starts a function by HTTP.</summary>
public sealed class HttpTriggerAttribute : TriggerBindingAttribute
{
    /// <summary>Takes every verb, from whoever has a function key.</summary>
    public HttpTriggerAttribute()
        : this(AuthorizationLevel.Function)
    {
    }

    /// <summary>Takes these verbs from anyone: this form leaves the level at its default.</summary>
    public HttpTriggerAttribute(params string[] methods)
    {
        Methods = methods;
    }

    /// <summary>Takes every verb.</summary>
    public HttpTriggerAttribute(AuthorizationLevel authLevel)
    {
        AuthLevel = authLevel;
    }

    /// <summary>Takes these verbs. HEAD is taken only if it is listed.</summary>
    public HttpTriggerAttribute(AuthorizationLevel authLevel, params string[] methods)
        : this(authLevel)
    {
        Methods = methods;
    }

    /// <summary>The route template under the prefix of host.json; the function's name when it is null or empty.</summary>
    public string? Route { get; set; }

    /// <summary>The verbs taken; null or none means all.</summary>
    public string[]? Methods { get; private set; }

    /// <summary>The key that is asked for.</summary>
    public AuthorizationLevel AuthLevel { get; private set; }
}
