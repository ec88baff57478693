using System.Security.Cryptography;

using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Trial.Functions.Tests.Staff;

/// <summary>An issuer of tokens on loopback: the metadata and keys that Entra ID publishes, and tokens as it makes them.</summary>
internal sealed class LocalIssuer : IAsyncDisposable
{
    public const string Audience = "11111111-2222-3333-4444-555555555555";
    public const string Person = "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee";

    private readonly List<RsaSecurityKey> keys = [NewKey()];
    private Loopback server = null!;

    /// <summary>How often the keys were asked for.</summary>
    public int KeysAsked { get; private set; }

    public Uri Address => new(server.Address);

    public string Name => server.Address;

    public RsaSecurityKey Key => keys[^1];

    public static async Task<LocalIssuer> StartAsync()
    {
        var issuer = new LocalIssuer();
        issuer.server = await Loopback.StartAsync(issuer.AnswerAsync);
        return issuer;
    }

    /// <summary>The key is replaced by a new one.</summary>
    public void RollOver()
    {
        keys.Clear();
        keys.Add(NewKey());
    }

    /// <summary>A token, its roles with commas between; what is not said is as it should be.</summary>
    public string Token(
        string roles = "Coordinator", string? audience = null, string? issuer = null, int minutes = 60, SigningCredentials? signedBy = null,
        string? person = Person, bool later = false)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer ?? Name,
            Audience = audience ?? Audience,
            NotBefore = now.AddMinutes(later ? minutes : Math.Min(0, minutes) - 60),
            Expires = now.AddMinutes(later ? 2 * minutes : minutes),
            Claims = new Dictionary<string, object>
            {
                ["oid"] = person ?? "",
                ["roles"] = roles.Split(',', StringSplitOptions.RemoveEmptyEntries),
            },
            SigningCredentials = signedBy ?? new SigningCredentials(Key, SecurityAlgorithms.RsaSha256),
        });
    }

    public async ValueTask DisposeAsync() => await server.DisposeAsync();

    internal static RsaSecurityKey NewKey() => new(RSA.Create(2048)) { KeyId = Guid.NewGuid().ToString("n") };

    private Task AnswerAsync(HttpContext context)
    {
        if (context.Request.Path == "/keys")
        {
            KeysAsked++;
            return context.Response.WriteAsJsonAsync(new { keys = keys.Select(Public) });
        }

        return context.Response.WriteAsJsonAsync(new { issuer = Name, jwks_uri = Name + "/keys" });
    }

    private static object Public(RsaSecurityKey key)
    {
        var parameters = key.Rsa.ExportParameters(includePrivateParameters: false);
        return new
        {
            kty = "RSA",
            use = "sig",
            kid = key.KeyId,
            n = Base64UrlEncoder.Encode(parameters.Modulus),
            e = Base64UrlEncoder.Encode(parameters.Exponent),
        };
    }
}
