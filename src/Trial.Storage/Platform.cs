using Microsoft.Extensions.Configuration;

namespace Trial.Storage;

/// <summary>Where the service runs, as the platform says.</summary>
internal static class Platform
{
    /// <summary>Where a host on this machine listens for visitors, as it says itself. The app's own port is for the host alone.</summary>
    public static string? Front(IConfiguration configuration) =>
        !IsAzure(configuration) && configuration["WEBSITE_HOSTNAME"] is { Length: > 0 } front ? $"http://{front}" : null;

    /// <summary>App Service sets these for every app. Its disk is gone with the instance, so nothing of a study may lie there.</summary>
    public static bool IsAzure(IConfiguration configuration) =>
        configuration["WEBSITE_SITE_NAME"] is { Length: > 0 } || configuration["WEBSITE_INSTANCE_ID"] is { Length: > 0 };
}
