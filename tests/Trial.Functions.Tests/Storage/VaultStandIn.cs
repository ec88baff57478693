using System.Collections.Concurrent;
using System.Security.Cryptography.X509Certificates;

using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Security.KeyVault.Secrets;

using Microsoft.AspNetCore.Http;

namespace Trial.Functions.Tests.Storage;

//  Key Vault's REST interface for secrets, as far as reading goes:
//
//      GET /secrets/NAME/?api-version=...    401 with a challenge until the right token comes, then
//                                            200 {"value","id","attributes"} or 404 {"error":{"code":"SecretNotFound"}}

/// <summary>A key vault on loopback, with TLS.</summary>
internal sealed class VaultStandIn : IAsyncDisposable
{
    private const string Resource = "https://vault.azure.net";

    private readonly X509Certificate2 certificate = LoopbackCertificate.Make();
    private readonly ConcurrentQueue<string> asked = new();
    private readonly HttpClientHandler handler;
    private Loopback server = null!;

    private VaultStandIn() => handler = LoopbackCertificate.Believing(certificate);

    /// <summary>What it holds.</summary>
    public Dictionary<string, string> Secrets { get; } = [];

    /// <summary>The status it answers with instead, when it is not 0.</summary>
    public int Refusal { get; set; }

    /// <summary>The names that were asked for with a good token, in order.</summary>
    public IReadOnlyCollection<string> Asked => asked;

    public Uri Address => new(server.Address);

    public TestIdentity Identity { get; } = new();

    /// <summary>What a client needs here and nowhere else: this certificate is good, and the vault is not under vault.azure.net.</summary>
    public SecretClientOptions Options => new()
    {
        Transport = new HttpClientTransport(new HttpClient(handler, disposeHandler: false)),
        DisableChallengeResourceVerification = true,
        Retry = { MaxRetries = 1, Delay = TimeSpan.FromMilliseconds(10) },
    };

    public static async Task<VaultStandIn> StartAsync()
    {
        var vault = new VaultStandIn();
        vault.server = await Loopback.StartAsync(vault.AnswerAsync, vault.certificate);
        return vault;
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        handler.Dispose();
        certificate.Dispose();
    }

    private Task AnswerAsync(HttpContext context)
    {
        if (context.Request.Headers.Authorization != $"Bearer {TestIdentity.Token}")
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            context.Response.Headers.WWWAuthenticate = $"Bearer authorization=\"{Address}tenant\", resource=\"{Resource}\"";
            return Task.CompletedTask;
        }

        if (Refusal != 0)
        {
            return Error(context, Refusal, "Forbidden");
        }

        var name = context.Request.Path.Value!.Split('/')[2];
        asked.Enqueue(name);
        return Secrets.TryGetValue(name, out var value)
            ? context.Response.WriteAsJsonAsync(new { value, id = $"{Address}secrets/{name}/1", attributes = new { enabled = true } })
            : Error(context, StatusCodes.Status404NotFound, "SecretNotFound");
    }

    private static Task Error(HttpContext context, int status, string code)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(new { error = new { code, message = "Not here." } });
    }

    /// <summary>An identity whose tokens are made here.</summary>
    internal sealed class TestIdentity(string token = TestIdentity.Token) : TokenCredential
    {
        public const string Token = "a-test-token";

        /// <summary>What it was asked for.</summary>
        public List<string> Scopes { get; } = [];

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            Scopes.AddRange(requestContext.Scopes);
            return new AccessToken(token, DateTimeOffset.MaxValue);
        }

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            ValueTask.FromResult(GetToken(requestContext, cancellationToken));
    }
}
