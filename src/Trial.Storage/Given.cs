namespace Trial.Storage;

/// <summary>Settings by name: from the service's configuration, or from the environment of a command.</summary>
internal sealed class Given(Func<string, string?> value)
{
    /// <summary>The address where a host on this machine takes visitors. The app's own port is for the host alone.</summary>
    public string? Front => !IsAzure && this["WEBSITE_HOSTNAME"] is { } front ? $"http://{front}" : null;

    /// <summary>App Service sets these for every app. Its disk is lost with the instance, so no study is kept there.</summary>
    public bool IsAzure => this["WEBSITE_SITE_NAME"] is not null || this["WEBSITE_INSTANCE_ID"] is not null;

    /// <summary>A setting; null when it is absent or empty.</summary>
    public string? this[string name] => value(name) is { Length: > 0 } given ? given : null;
}
