using Trial.Application.Citizens;
using Trial.Application.Record;
using Trial.Application.Stewards;
using Trial.Core.Intake;
using Trial.Core.Record;
using Trial.Core.Verify;
using Trial.Functions.Tests.Log;

namespace Trial.Functions.Tests.Stewards;

/// <summary>Places open and close one by one, each with a reason.</summary>
[Trait("Requirement", "R16")]
public sealed class PlacesTests : IAsyncLifetime
{
    private static readonly StaffMember Steward = new(StaffRole.Steward, "steward");

    private StudyByNight study = null!;

    public async Task InitializeAsync() => study = await StudyByNight.StartAsync();

    public Task DisposeAsync()
    {
        study.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    [Trait("Requirement", "R16")]
    public async Task A_place_takes_people_from_its_own_opening_to_its_closing()
    {
        await CloseAsync("A");
        await IsRefusedAsync("A");
        Assert.Equal("BCDE", await OpenAsync());
        Assert.IsType<ReferralAnswer.Drawn>(await study.SignUpAsync("B"));

        Assert.IsType<ActAnswer.Done>(await study.Acts.OpenAsync(Steward, "A", "approved again", default));
        Assert.IsType<ReferralAnswer.Drawn>(await study.SignUpAsync("A"));
        Assert.Equal("ABCDE", await OpenAsync());
        Assert.Null((await study.VerifyAsync()).FirstFalse);
    }

    [Fact]
    public async Task A_place_is_not_opened_or_closed_twice_and_must_be_one_of_the_study()
    {
        var before = (await study.Ledger.ReadAsync(default)).State.Count;

        var open = new ActAnswer.Refused("this place is open") { Field = "stratum" };
        var unknown = new ActAnswer.Refused("the study has no such place") { Field = "stratum" };
        Assert.Equal(open, await study.Acts.OpenAsync(Steward, "A", "why", default));
        Assert.Equal(unknown, await study.Acts.OpenAsync(Steward, "Q", "why", default));
        Assert.Equal(unknown, await study.Acts.CloseAsync(Steward, "Q", "why", default));
        Assert.IsType<ActAnswer.Refused>(await study.Acts.OpenAsync(Steward, null, "why", default)); // all are
        Assert.Equal(before, (await study.Ledger.ReadAsync(default)).State.Count);

        await CloseAsync("A");
        var closed = new ActAnswer.Refused("this place is not open") { Field = "stratum" };
        Assert.Equal(closed, await study.Acts.CloseAsync(Steward, "A", "why", default));
    }

    [Fact]
    public async Task A_place_whose_list_is_used_up_is_closed_by_itself()
    {
        await study.PassOverAsync(310);

        await IsRefusedAsync("C");
        Assert.Equal("", await OpenAsync());
    }

    [GoFact]
    public async Task A_draw_in_a_place_that_was_closed_is_found_by_all_three()
    {
        await study.DrawAsync(5);
        var audit = (await study.Exports.AuditAsync(default)).Files;
        var whole = ForgedAudit.Of(audit, study.Keys, entries => entries);
        var forged = ForgedAudit.Of(audit, study.Keys, entries => entries.Select(entry =>
            entry.Act is Act.Open open ? entry with { Act = open with { Stratum = "A" } } : entry));

        Assert.StartsWith("verified: ", OtherVerifiers.JavaScript(whole), StringComparison.Ordinal);
        Assert.Equal("order of acts",
            Verification.Run(ExportFiles.Of(forged), new Kept(), Trial.Application.Keys.Ed25519.Verify).FirstFalse?.Name);
        Assert.Equal("false: places\n", OtherVerifiers.JavaScript(forged));
        Assert.Contains("a draw out of order", OtherVerifiers.Go(forged), StringComparison.Ordinal);
    }

    private async Task CloseAsync(string stratum) =>
        Assert.IsType<ActAnswer.Done>(await study.Acts.CloseAsync(Steward, stratum, "the room is gone", default));

    private async Task IsRefusedAsync(string stratum) =>
        Assert.Equal(Refusal.StratumClosed, Assert.IsType<ReferralAnswer.Refused>(await study.SignUpAsync(stratum)).Why);

    private async Task<string> OpenAsync() =>
        string.Concat((await study.Studies.ViewAsync(default)).Strata.Where(stratum => stratum.Open).Select(stratum => stratum.Code));
}
