using System.Text;

using Trial.Application.Citizens;
using Trial.Application.Record;
using Trial.Application.Stewards;
using Trial.Application.Study;
using Trial.Core;
using Trial.Core.Ceremony;
using Trial.Core.Intake;
using Trial.Core.Lottery;
using Trial.Core.Record;
using Trial.Functions.Tests.Log;

namespace Trial.Functions.Tests.Cohorts;

/// <summary>The end of a list where a second one is sealed: no cohort spans both.</summary>
[Trait("Requirement", "R2")]
public sealed class EndOfListTests : IAsyncLifetime
{

    private static readonly StaffMember Steward = new(StaffRole.Steward, "steward");
    private static readonly Policy Blocks = new Policy.PermutedBlocks([4]);

    private StudyByNight study = null!;

    public async Task InitializeAsync() => study = await StudyByNight.StartAsync(cohort: new CohortPlan(4, 28));

    public Task DisposeAsync()
    {
        study.Dispose();
        return Task.CompletedTask;
    }

    [GoFact]
    public async Task The_last_two_of_a_list_are_drawn_together_and_the_next_wait_for_four_of_the_second()
    {
        await study.PassOverAsync(298);
        await InstallAsync();
        await study.SignUpAsync(2);
        await IsRefusedAsync();

        await study.PassAsync(28);
        Assert.Equal(2, await study.DrawDueAsync());
        await study.SignUpAsync(3);
        Assert.Equal(0, await study.DrawDueAsync());
        await study.SignUpAsync(1);
        Assert.Equal(4, await study.DrawDueAsync());

        var state = (await study.Ledger.ReadAsync(default)).State;
        Assert.Equal(new Cursor(2, 5), state.At("A"));
        var audit = (await study.Exports.AuditAsync(default)).Files;
        Assert.Null((await study.VerifyAsync()).FirstFalse);
        Assert.StartsWith("verified: ", OtherVerifiers.JavaScript(audit), StringComparison.Ordinal);
        Assert.StartsWith("verified: ", OtherVerifiers.Go(audit), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_steward_is_told_of_a_place_that_takes_nobody_while_one_waits_for_the_last_envelope_of_a_list()
    {
        await study.PassOverAsync(299);
        await InstallAsync();
        Assert.DoesNotContain("A", (await study.Warnings.ReadAsync(default)).Lists);
        await study.SignUpAsync(1);
        Assert.StartsWith("Lists that run low: ", Assert.Single(study.Logged), StringComparison.Ordinal); // who waits made it so
        await IsRefusedAsync();

        await study.PassAsync(60);
        Assert.Equal(0, await study.DrawDueAsync()); // one alone is drawn by a close and by nothing else
        Assert.Contains("A", (await study.Warnings.ReadAsync(default)).Lists);

        Assert.IsType<ActAnswer.Done>(await study.Acts.CloseAsync(Steward, "A", "the list goes on", default));
        Assert.IsType<ActAnswer.Done>(await study.Acts.OpenAsync(Steward, "A", "the list goes on", default));
        await study.SignUpAsync(4);
        Assert.Equal(4, await study.DrawDueAsync());
        Assert.Null((await study.VerifyAsync()).FirstFalse);
    }

    private async Task IsRefusedAsync()
    {
        Assert.Equal(Refusal.StratumClosed, Assert.IsType<ReferralAnswer.Refused>(await study.SignUpAsync()).Why);
        Assert.False((await study.Studies.ViewAsync(default)).Strata[0].Open);
    }

    private async Task InstallAsync()
    {
        Assert.True(Setup.TryRead(Encoding.UTF8.GetBytes(study.Keys.DemonstrationSetup!), out var first, out _));
        var (random, seed, signature) = (Draft.RandomDigest(), Draft.RandomDigest(), BeaconRound.Signature);
        Assert.True(Digest.TryParse(Quicknet.Chain, out var chain));
        var setup = first with
        {
            Seal = 2,
            Capacity = 300,
            Seed = ListKey.SeedCommitment(seed),
            Policy = Blocks.Commitment(random),
            Beacon = new Beacon(chain, BeaconRound.Number),
        };
        var made = SealedStudy.Make(setup, Blocks, seed, Convert.FromHexString(signature));
        study.Hold(2, new ListSecret(made.ListKey, Blocks, random));
        var files = new SealRow(Encoding.UTF8.GetString(setup.Format()), signature, made.Entry);
        var second = new SealToInstall(setup, files, Config: null, []);
        Assert.IsType<InstallAnswer.Done>(await study.Installer.InstallAsync(Steward, second, default));
    }
}
