using Trial.Application.Record;
using Trial.Storage;

namespace Trial.Functions.Staff;

/// <summary>How staff sign in here, as the settings and the platform say.</summary>
internal static class StaffSetting
{
    /// <summary>App Service authentication where it is on, tokens of STAFF_ISSUER, and outside Azure a key a role.</summary>
    /// <exception cref="StartException">A setting is missing or not known, or nobody could sign in.</exception>
    public static IReadOnlyList<ISignIn> Read(Given given, string folder)
    {
        List<ISignIn> ways = [];
        if (given["WEBSITE_AUTH_ENABLED"] is { } enabled && enabled.Equals("true", StringComparison.OrdinalIgnoreCase))
        {
            ways.Add(new PlatformPrincipal());
        }

        if (Tokens(given["STAFF_ISSUER"], given["STAFF_AUDIENCE"]) is { } tokens)
        {
            ways.Add(tokens);
        }

        if (!given.IsAzure) // a deployed app never takes keys from a file
        {
            ways.Add(StaffKeys.LoadOrCreate(folder));
        }

        return ways.Count > 0
            ? ways
            : throw new StartException("Nobody could sign in: set STAFF_ISSUER and STAFF_AUDIENCE, or turn App Service authentication on.");
    }

    private static EntraTokens? Tokens(string? issuer, string? audience) =>
        (issuer, audience) is (null, null) ? null
        : audience is not null && Uri.TryCreate(issuer, UriKind.Absolute, out var address)
            && address is { Scheme: "https" } or { Scheme: "http", IsLoopback: true }
            ? new EntraTokens(address, audience)
            : throw new StartException("STAFF_ISSUER must be an https address, set together with STAFF_AUDIENCE.");
}
