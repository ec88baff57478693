using System.Text;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

using Trial.Application.Keys;
using Trial.Core;
using Trial.Core.Log;

namespace Trial.Functions.Tests.Log;

/// <summary>A witness on loopback that does what c2sp.org/tlog-witness says it must, in the order it says it.</summary>
internal sealed class WitnessStandIn : IAsyncDisposable
{
    private readonly byte[] privateKey = SigningKeys.NewEd25519();
    private readonly WebApplication app;

    private WitnessStandIn(WebApplication app) => this.app = app;

    /// <summary>The keys it trusts for the one log it knows.</summary>
    public IReadOnlyList<VerifierKey> LogKeys { get; set; } = [];

    /// <summary>Answers this status to everything, when set.</summary>
    public int? Broken { get; set; }

    /// <summary>The type that it says its answers are of, when set.</summary>
    public string? Type { get; set; }

    /// <summary>How many lines of its own it answers with, each of another second.</summary>
    public int Lines { get; set; } = 1;

    /// <summary>What it cosigned last.</summary>
    public Checkpoint? Latest { get; set; }

    /// <summary>How often it was asked.</summary>
    public int Requests { get; private set; }

    public PolicyWitness Policy => new("w", Key, new Uri($"{app.Urls.Single()}/some/prefix"));

    private VerifierKey Key => VerifierKey.Make("witness.example/w", SignatureType.Cosignature, Ed25519.PublicKey(privateKey));

    public static async Task<WitnessStandIn> StartAsync(params IReadOnlyList<VerifierKey> logKeys)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var witness = new WitnessStandIn(app) { LogKeys = logKeys };
        app.MapPost("/some/prefix/add-checkpoint", witness.AnswerAsync);
        await app.StartAsync();
        return witness;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private async Task<IResult> AnswerAsync(HttpRequest request)
    {
        Requests++;
        using var reader = new StreamReader(request.Body);
        var body = await reader.ReadToEndAsync();
        return Broken is { } status ? Results.StatusCode(status) : Answer(AddCheckpoint.Parse(body));
    }

    private IResult Answer(AddCheckpoint? asked)
    {
        if (asked is null || Checkpoint.Parse(asked.Checkpoint.Text) is not { } checkpoint)
        {
            return Results.StatusCode(400);
        }

        var latest = Latest?.Size ?? 0;
        return LogKeys.All(key => key.Name != checkpoint.Origin) ? Results.StatusCode(404)
            : asked.Checkpoint.Check(LogKeys, Ed25519.Verify) is not NoteCheck.Verified ? Results.StatusCode(403)
            : asked.Old > checkpoint.Size ? Results.StatusCode(400)
            : asked.Old != latest ? Results.Text($"{latest}\n", "text/x.tlog.size", statusCode: 409)
            : latest == checkpoint.Size && Latest!.Root != checkpoint.Root ? Results.StatusCode(409)
            : !IsProved(checkpoint, asked.Proof) ? Results.StatusCode(422)
            : Cosign(asked.Checkpoint.Text, checkpoint);
    }

    private bool IsProved(Checkpoint next, IReadOnlyList<Digest> proof) => Latest is not { Size: > 0 } latest
        ? proof.Count == 0
        : MerkleTree.CheckConsistency(latest.Size, latest.Root, next.Size, next.Root, proof);

    private IResult Cosign(string text, Checkpoint checkpoint)
    {
        Latest = checkpoint;
        var lines = Enumerable.Range(0, Lines).Select(second => SignedNote.Sign(
            text, Cosignature.Signer(Key, 1_800_000_000 + second, message => Ed25519.Sign(privateKey, message))).Signatures[0]);
        return Results.Bytes(Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => $"{line}\n"))), Type ?? "text/plain");
    }
}
