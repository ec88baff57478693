using System.Security.Claims;

using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

using Trial.Application.Record;

namespace Trial.Functions.Staff;

/// <summary>Bearer tokens of Entra ID: issuer, audience, signature and lifetime are checked, and the app role is the role.</summary>
/// <remarks>The issuer's keys are fetched once, then every twelve hours, and when a token names an unknown one.</remarks>
internal sealed class EntraTokens : ISignIn
{
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(2);

    private readonly JsonWebTokenHandler handler = new();
    private readonly TokenValidationParameters expected;

    /// <param name="issuer">As tokens name it: https://login.microsoftonline.com/TENANT/v2.0. Its metadata is under it.</param>
    /// <param name="audience">The app's client id.</param>
    public EntraTokens(Uri issuer, string audience)
    {
        var name = issuer.ToString().TrimEnd('/');
        expected = new TokenValidationParameters
        {
            ValidIssuer = name,
            ValidAudience = audience,
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSsaPssSha256],
            ClockSkew = ClockSkew,
            ConfigurationManager = new ConfigurationManager<OpenIdConnectConfiguration>(
                name + "/.well-known/openid-configuration",
                new OpenIdConnectConfigurationRetriever(),
                new HttpDocumentRetriever { RequireHttps = !issuer.IsLoopback })
            {
                UseLastKnownGoodConfiguration = false, // a key that the issuer has withdrawn must not be accepted
            },
        };
    }

    /// <inheritdoc/>
    public async Task<StaffMember?> WhoAsync(HttpRequest request)
    {
        if (Bearer.Of(request) is not { } token)
        {
            return null;
        }

        var result = await handler.ValidateTokenAsync(token, expected);
        return result.IsValid
            ? AppRoles.Member(Values(result.ClaimsIdentity, "oid"), Values(result.ClaimsIdentity, "roles"))
            : null;
    }

    private static IEnumerable<string> Values(ClaimsIdentity claims, string type) => claims.FindAll(type).Select(claim => claim.Value);
}
