using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

using Microsoft.AspNetCore.Http;

using Trial.Application.Record;

namespace Trial.Functions.Staff;

//  X-MS-CLIENT-PRINCIPAL, of App Service authentication: base64 of
//
//      {"auth_typ":"aad","claims":[{"typ":"...","val":"..."}],"name_typ":"...","role_typ":"..."}
//
//  Where authentication is on, the platform removes the header from requests and sets its own. Where it
//  is off anybody can write it, so it is read only where WEBSITE_AUTH_ENABLED is true.

/// <summary>Who App Service authentication says is signed in, in a browser.</summary>
internal sealed class PlatformPrincipal : ISignIn
{
    private const string Header = "X-MS-CLIENT-PRINCIPAL";
    private const string Provider = "aad";

    // The platform writes short names or long ones, as the sign-in was configured.
    private static readonly string[] IdTypes = ["oid", "http://schemas.microsoft.com/identity/claims/objectidentifier"];
    private static readonly string[] RoleTypes = ["roles", "http://schemas.microsoft.com/ws/2008/06/identity/claims/role"];

    /// <inheritdoc/>
    public Task<StaffMember?> WhoAsync(HttpRequest request) =>
        Task.FromResult(Read(request) is { } principal
            ? AppRoles.Member(Values(principal, IdTypes).Distinct(), Values(principal, RoleTypes).Distinct())
            : null);

    /// <summary>Who is signed in, in each of their roles; nobody when empty.</summary>
    public static IReadOnlyList<StaffMember> Members(HttpRequest request) => Read(request) is { } principal
        ? AppRoles.Members(Values(principal, IdTypes).Distinct(), Values(principal, RoleTypes).Distinct())
        : [];

    private static Principal? Read(HttpRequest request) =>
        request.Headers[Header] is [{ } text] && Parse(text) is { Provider: Provider } principal ? principal : null;

    private static Principal? Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<Principal>(Encoding.UTF8.GetString(Convert.FromBase64String(text)));
        }
        catch (Exception exception) when (exception is FormatException or JsonException)
        {
            return null;
        }
    }

    private static IEnumerable<string> Values(Principal principal, string[] types) =>
        (principal.Claims ?? []).OfType<PrincipalClaim>().Where(claim => types.Contains(claim.Type)).Select(claim => claim.Value ?? "");

    private sealed record Principal(
        [property: JsonPropertyName("auth_typ")] string? Provider,
        [property: JsonPropertyName("claims")] IReadOnlyList<PrincipalClaim?>? Claims);

    private sealed record PrincipalClaim(
        [property: JsonPropertyName("typ")] string? Type,
        [property: JsonPropertyName("val")] string? Value);
}
