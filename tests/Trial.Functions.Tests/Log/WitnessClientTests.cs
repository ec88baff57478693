using System.Net;
using System.Net.Sockets;

using Trial.Application.Keys;
using Trial.Application.Log;
using Trial.Core;
using Trial.Core.Log;

namespace Trial.Functions.Tests.Log;

public sealed class WitnessClientTests : IDisposable
{
    private const string Origin = "trial.example/log";

    private static readonly Digest[] Leaves = [.. Enumerable.Range(0, 40).Select(i => MerkleTree.LeafHash([(byte)i]))];

    private readonly NoteSigner log = SigningKeys.Ed25519(Origin, SigningKeys.NewEd25519());
    private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(5) };

    [Fact]
    public async Task A_witness_cosigns_every_checkpoint_and_its_line_is_kept_on_it()
    {
        await using var witness = await WitnessStandIn.StartAsync(log.Key);
        var old = 0;
        foreach (var size in new[] { 1, 5, 5, 33, 40 })
        {
            var cosigned = Assert.IsType<WitnessAnswer.Cosigned>(await AskAsync(witness, size, old));

            var note = SignedNote.Parse(Note(Tree(size)).With([cosigned.Line]).ToString())!;
            Assert.Equal(2, Assert.IsType<NoteCheck.Verified>(note.Check([log.Key, witness.Policy.Key], Ed25519.Verify)).By.Count);
            Assert.Equal(size, witness.Latest!.Size);
            old = size;
        }

        Assert.Equal(5, witness.Requests);
    }

    [Theory]
    [InlineData(0)] // the log has forgotten what the witness cosigned
    [InlineData(7)] // or believes something else
    public async Task A_witness_that_is_elsewhere_is_asked_again_from_there(int old)
    {
        await using var witness = await WitnessStandIn.StartAsync(log.Key);
        await AskAsync(witness, 5, 0);

        Assert.IsType<WitnessAnswer.Cosigned>(await AskAsync(witness, 40, old));
        Assert.Equal(3, witness.Requests);
    }

    [Fact]
    public async Task A_witness_that_is_new_is_asked_again_from_nothing()
    {
        await using var witness = await WitnessStandIn.StartAsync(log.Key);

        Assert.IsType<WitnessAnswer.Cosigned>(await AskAsync(witness, 40, 12));
    }

    [Fact]
    public async Task A_witness_that_does_not_know_the_log_or_its_key_refuses()
    {
        var sameName = SigningKeys.Ed25519(Origin, SigningKeys.NewEd25519());
        var otherName = SigningKeys.Ed25519("trial.example/b", SigningKeys.NewEd25519());
        await using var distrusts = await WitnessStandIn.StartAsync(sameName.Key);
        await using var ignorant = await WitnessStandIn.StartAsync(otherName.Key);

        Assert.Equal("the witness does not trust any key that signed", await RefusalAsync(distrusts, 5, 0)); // 403
        Assert.Equal("the witness does not know the log", await RefusalAsync(ignorant, 5, 0)); // 404
    }

    [Fact]
    public async Task A_witness_that_saw_another_log_under_this_name_refuses()
    {
        await using var witness = await WitnessStandIn.StartAsync(log.Key);

        witness.Latest = new Checkpoint(Origin, 5, default);
        Assert.Equal("the witness finds that the log did not grow from what it cosigned before", await RefusalAsync(witness, 9, 5)); // 422
        Assert.Equal("the witness has cosigned another tree of this size", await RefusalAsync(witness, 5, 5)); // 409 without a size

        witness.Latest = new Checkpoint(Origin, 99, default);
        Assert.Equal("the witness has cosigned a larger tree than this one", await RefusalAsync(witness, 9, 5)); // 409 with one
        Assert.Equal(99, witness.Latest.Size);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(429)]
    public async Task A_witness_that_is_broken_is_asked_another_time(int status)
    {
        await using var witness = await WitnessStandIn.StartAsync(log.Key);
        witness.Broken = status;

        Assert.Equal(new WitnessAnswer.Unable(status), await AskAsync(witness, 5, 0));
        Assert.Equal(1, witness.Requests);
    }

    [Fact]
    public async Task A_witness_that_is_not_there_is_an_answer_too()
    {
        PolicyWitness gone;
        await using (var witness = await WitnessStandIn.StartAsync(log.Key))
        {
            gone = witness.Policy;
        }

        Assert.Equal(new WitnessAnswer.Unable(null), await AskAsync(gone, 5, 0));
    }

    [Fact]
    public async Task A_witness_that_never_answers_delays_no_longer_than_the_time_out()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0); // takes connections and says nothing
        listener.Start();
        using var impatient = new HttpClient { Timeout = TimeSpan.FromMilliseconds(200) };
        var silent = new PolicyWitness("w", Witness(), new Uri($"http://{listener.LocalEndpoint}"));

        var answer = await new WitnessClient(impatient).AskAsync(silent, Note(Tree(5)), Tree(5), 0, CancellationToken.None);

        Assert.Equal(new WitnessAnswer.Unable(null), answer);
    }

    [Fact]
    public async Task To_be_cancelled_is_no_answer()
    {
        await using var witness = await WitnessStandIn.StartAsync(log.Key);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => new WitnessClient(http).AskAsync(witness.Policy, Note(Tree(5)), Tree(5), 0, new CancellationToken(canceled: true)));
    }

    [Fact]
    public void Reads_nothing_into_a_strange_response()
    {
        var asked = new AddCheckpoint(0, [], Note(Tree(5)));
        var forged = SignedNote.Sign(asked.Checkpoint.Text, new NoteSigner(Witness(), _ => new byte[72])).Signatures[0];
        (int Status, string? Type, string Body)[] responses =
        [
            (200, null, ""),
            (200, null, "cosigned!\n"),
            (200, null, $"{forged}\n"),
            (200, null, $"{forged}"),
            (200, null, $"more\n\n{forged}\n"), // would be another text
            (200, null, $"{asked.Checkpoint.Signatures[0]}\n"), // the log's own line back
            (409, "text/x.tlog.size", "05\n"),
            (409, "text/x.tlog.size", "3"),
            (409, "text/x.tlog.size", "0\n"), // that is where it was asked from
            (409, "text/plain", "3\n"),
            (400, null, ""),
        ];

        Assert.All(responses, each => Assert.IsType<WitnessAnswer.Refused>(
            WitnessAnswer.Read(each.Status, each.Type, each.Body, asked, Witness(), Ed25519.Verify)));
        Assert.Equal(
            new WitnessAnswer.Elsewhere(3), WitnessAnswer.Read(409, "text/x.tlog.size", "3\n", asked, Witness(), Ed25519.Verify));
    }

    public void Dispose() => http.Dispose();

    private static MerkleTree Tree(int size) => new(Leaves[..size]);

    private static VerifierKey Witness() => VerifierKey.Make("w.example", SignatureType.Cosignature, new byte[32]);

    private SignedNote Note(MerkleTree tree) => SignedNote.Sign(new Checkpoint(Origin, tree.Size, tree.RootAt(tree.Size)).Format(), log);

    private Task<WitnessAnswer> AskAsync(WitnessStandIn witness, int size, int old) => AskAsync(witness.Policy, size, old);

    private Task<WitnessAnswer> AskAsync(PolicyWitness witness, int size, int old) =>
        new WitnessClient(http).AskAsync(witness, Note(Tree(size)), Tree(size), old, CancellationToken.None);

    private async Task<string> RefusalAsync(WitnessStandIn witness, int size, int old) =>
        Assert.IsType<WitnessAnswer.Refused>(await AskAsync(witness, size, old)).Why;
}
