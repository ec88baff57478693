using Trial.Application.Keys;
using Trial.Application.Record;
using Trial.Core.Log;

namespace Trial.Functions.Tests.Log;

/// <summary>Witnesses beside a study: their lines are kept on the checkpoint, and one that is down delays nothing.</summary>
public sealed class WitnessesTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_published_checkpoint_carries_the_witnesses_line_night_after_night()
    {
        await using var witness = await WitnessStandIn.StartAsync();
        using var study = await StudyByNight.StartAsync(Policy(witness.Policy));
        witness.LogKeys = study.LogKeys;

        for (var night = 0; night < 3; night++)
        {
            await study.SleepAsync();
            var latest = (await study.Log.ReadAsync(default)).Latest!;
            var note = await study.Witnesses.NoteAsync(latest, default);

            Assert.Equal(latest.Checkpoint, witness.Latest);
            Assert.Equal(latest.Note.Signatures.Count + 1, note.Signatures.Count);
            Assert.Equal(3, Assert.IsType<NoteCheck.Verified>(note.Check([.. study.LogKeys, witness.Policy.Key], Ed25519.Verify)).By.Count);
        }

        Assert.Null((await study.VerifyAsync()).FirstFalse);
    }

    [Fact]
    public async Task A_second_run_asks_nobody_again()
    {
        await using var witness = await WitnessStandIn.StartAsync();
        using var study = await StudyByNight.StartAsync(Policy(witness.Policy));
        witness.LogKeys = study.LogKeys;

        await study.SleepAsync();
        var asked = witness.Requests;
        await study.RunNightAsync();

        Assert.Equal(asked, witness.Requests);
    }

    [Fact]
    public async Task A_witness_that_is_down_delays_no_publication_and_cosigns_when_it_is_back()
    {
        await using var witness = await WitnessStandIn.StartAsync();
        using var study = await StudyByNight.StartAsync(Policy(witness.Policy));
        (witness.LogKeys, witness.Broken) = (study.LogKeys, 503);

        await study.SleepAsync();
        var view = await study.Log.ReadAsync(default);
        Assert.Equal(65, view.Published);
        Assert.Equal(2, (await study.Witnesses.NoteAsync(view.Latest!, default)).Signatures.Count);

        witness.Broken = null;
        await study.SleepAsync();
        view = await study.Log.ReadAsync(default);
        Assert.Equal(129, view.Published);
        Assert.Equal(3, (await study.Witnesses.NoteAsync(view.Latest!, default)).Signatures.Count);
    }

    [Theory]
    [InlineData("none", null, false)]
    [InlineData("none", 503, false)]
    [InlineData("w", null, false)]
    [InlineData("w", 503, true)]
    public async Task A_checkpoint_that_too_few_cosigned_is_published_and_warned_of(string quorum, int? broken, bool warned)
    {
        await using var witness = await WitnessStandIn.StartAsync();
        using var study = await StudyByNight.StartAsync(Policy(witness.Policy, quorum));
        (witness.LogKeys, witness.Broken) = (study.LogKeys, broken);

        await study.SleepAsync();

        Assert.Equal(65, (await study.Log.ReadAsync(default)).Published);
        Assert.Equal(warned, study.Logged.Contains("The checkpoint of 65 entries lacks the quorum w of its witnesses."));
    }

    [Fact]
    public async Task A_witness_that_answers_strangely_stops_nothing_and_one_line_of_it_is_kept()
    {
        await using var witness = await WitnessStandIn.StartAsync();
        using var study = await StudyByNight.StartAsync(Policy(witness.Policy));
        (witness.LogKeys, witness.Type, witness.Lines) = (study.LogKeys, "text/plain; charset=none-such", 100);

        await study.SleepAsync();

        Assert.True(File.Exists(study.AnchorPath)); // what the night does after the witnesses
        Assert.Equal(3, (await study.Witnesses.NoteAsync((await study.Log.ReadAsync(default)).Latest!, default)).Signatures.Count);
    }

    [Fact]
    public async Task Without_a_policy_nobody_is_asked()
    {
        using var study = await StudyByNight.StartAsync();
        await study.SleepAsync();

        var latest = (await study.Log.ReadAsync(default)).Latest!;
        Assert.Equal(latest.Note.ToString(), (await study.Witnesses.NoteAsync(latest, default)).ToString());
        Assert.Empty(await study.Store.RangeAsync(RowKeys.Cosignatures(0), "x", default).ToListAsync());
    }

    private static TlogPolicy Policy(PolicyWitness witness, string quorum = "none")
    {
        Assert.True(TlogPolicy.TryParse($"witness w {witness.Key} {witness.Url}\nquorum {quorum}\n", out var policy, out var fault), fault);
        return policy;
    }
}
