using Trial.Application.Citizens;
using Trial.Application.Record;
using Trial.Application.Stewards;
using Trial.Core.Intake;
using Trial.Core.Record;
using Trial.Functions.Tests.Log;

namespace Trial.Functions.Tests.Citizens;

/// <summary>
/// The same submission comes to two processes at once: whoever is second gives the first one's answer, however their reads fall.
/// </summary>
public sealed class SameTokenTests : IAsyncLifetime
{
    private StudyByNight study = null!;

    public async Task InitializeAsync() => study = await StudyByNight.StartAsync();

    public Task DisposeAsync()
    {
        study.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public Task The_first_draws_at_any_of_the_seconds_reads() => FirstDrawsAtEachReadAsync(() => Task.FromResult(StudyByNight.Somebody()));

    [Fact]
    public async Task The_first_uses_up_the_slip_at_any_of_the_seconds_reads()
    {
        await AskForSlipsAsync();
        await FirstDrawsAtEachReadAsync(async () => StudyByNight.Somebody(slip: await SlipAsync()));
    }

    [Fact]
    public async Task A_code_that_is_asked_for_while_its_draw_is_stored_is_there_or_not_yet()
    {
        var found = new HashSet<Type>();
        for (var read = 0; read < 8; read++)
        {
            var (said, another) = (StudyByNight.Somebody(), StudyByNight.Somebody());
            var status = await study.WayBack(new StoreWithAnother(study.Store, read, () => study.Referrals.ReferAsync(said, default)))
                .StatusAsync(CodeOf(said), default);
            var leave = await study.WayBack(new StoreWithAnother(study.Store, read, () => study.Referrals.ReferAsync(another, default)))
                .WithdrawAsync(CodeOf(another), Leaving.FollowUp, default);

            found.Add(status.GetType());
            Assert.Contains(leave, (WithdrawAnswer[])[WithdrawAnswer.Done, WithdrawAnswer.NotFound]);
        }

        Assert.Equal([typeof(StatusAnswer.Found), typeof(StatusAnswer.NotFound)], found.OrderBy(type => type.Name));
    }

    [Fact]
    [Trait("Requirement", "R23")]
    public async Task A_research_id_is_never_used_twice()
    {
        var (one, other) = TwoTokensOfOneId();
        var lot = Assert.IsType<ReferralAnswer.Drawn>(await study.Referrals.ReferAsync(With(one), default)).Lot;
        var count = (await study.Ledger.ReadAsync(default)).State.Count;

        Assert.Equal(new ReferralAnswer.Refused(Refusal.TryAgain), await study.Referrals.ReferAsync(With(other), default));

        Assert.Equal(count, (await study.Ledger.ReadAsync(default)).State.Count);
        Assert.Equal(ResearchId.Of(other, study.Keys.PepperKey), lot.ResearchId);
        await study.Holders.WithdrawAsync(lot.Code.ToString(), Leaving.Data, default); // nor once its first holder is erased
        Assert.Equal(new ReferralAnswer.Refused(Refusal.TryAgain), await study.Referrals.ReferAsync(With(other), default));
    }

    // Among a few million tokens two have the same 40 bits.
    private (Token One, Token Other) TwoTokensOfOneId()
    {
        var tokens = new Dictionary<ResearchId, Token>();
        for (long number = 0; ; number++)
        {
            var token = new Token([.. new byte[8], .. BitConverter.GetBytes(number)]);
            if (!tokens.TryAdd(ResearchId.Of(token, study.Keys.PepperKey), token))
            {
                return (tokens[ResearchId.Of(token, study.Keys.PepperKey)], token);
            }
        }
    }

    private static SubmissionDraft With(Token token)
    {
        var json = StudyByNight.Sent();
        json["token"] = token.ToString();
        return SubmissionDraft.OfJson(System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(json));
    }

    private string CodeOf(SubmissionDraft said) => Code.Of(said.Token!.Value, study.Keys.PepperKey).ToString();

    private async Task FirstDrawsAtEachReadAsync(Func<Task<SubmissionDraft>> somebody)
    {
        for (var read = 0; ; read++)
        {
            var said = await somebody();
            ReferralAnswer? first = null;
            var store = new StoreWithAnother(study.Store, read, async () => first = await study.Referrals.ReferAsync(said, default));

            var second = await study.WayIn(store).ReferAsync(said, default);

            if (first is null)
            {
                Assert.True(read > 5, $"only {read} reads were tried");
                return;
            }

            var lot = Assert.IsType<ReferralAnswer.Drawn>(first).Lot;
            Assert.Equal(lot, Assert.IsType<ReferralAnswer.Stored>(second).Lot);
        }
    }

    private Task AskForSlipsAsync() => study.ConfigureAsync(config => config with { Admission = "slip" });

    private async Task<string> SlipAsync()
    {
        var steward = new StaffMember(StaffRole.Steward, "steward");
        var sheet = await study.Part<SlipSheets>().IssueAsync(steward, 1, until: null, "", default);
        return Assert.IsType<SheetAnswer.Done>(sheet).Sheet.Slips[0].ToString();
    }
}
