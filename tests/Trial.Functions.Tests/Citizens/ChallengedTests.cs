using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

using Trial.Application.Citizens;
using Trial.Application.Record;
using Trial.Application.Stewards;
using Trial.Core.Input;
using Trial.Core.Intake;
using Trial.Functions.Tests.Log;

namespace Trial.Functions.Tests.Citizens;

/// <summary>Open admission on the day a newspaper writes: the cap is ten, so five come unasked, and two more without a solution.</summary>
public sealed class ChallengedTests : IAsyncLifetime
{
    private StudyByNight study = null!;

    public async Task InitializeAsync()
    {
        study = await StudyByNight.StartAsync();
        await study.ConfigureAsync(config => config with { HourlyCap = 10 });
    }

    public Task DisposeAsync()
    {
        study.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_challenge_is_asked_once_half_of_the_cap_came_and_nothing_is_stored()
    {
        using var measured = Measured.Begin();
        await study.DrawAsync(4);
        Assert.Null((await AskAsync(StudyByNight.Sent())).Challenge);
        await study.DrawAsync(1);
        var before = await study.CopyAsync();
        var (first, second) = (await AskAsync(StudyByNight.Sent()), await AskAsync(StudyByNight.Sent()));

        Assert.NotEqual(first.Challenge!.Salt, second.Challenge!.Salt);
        Assert.Equivalent(before, await study.CopyAsync());
        Assert.Equal(["A challenge is asked: in the last hour half of the study's cap came."], study.Logged); // once an hour
        Assert.Equal([1, 1], measured.Of("trial.challenges"));

        study.Clock.Advance(TimeSpan.FromMinutes(65));
        Assert.Null((await AskAsync(StudyByNight.Sent())).Challenge);
    }

    [Fact]
    public async Task Who_solves_leaves_a_share_to_those_who_cannot_and_the_cap_holds_for_all()
    {
        await study.DrawAsync(5);
        for (var number = 0; number < 3; number++)
        {
            Assert.IsType<ReferralAnswer.Drawn>(await SignUpSolvingAsync());
        }

        Assert.Equal("2026-11-21T21", (await study.Warnings.ReadAsync(default)).CapMet);
        Assert.Equal(Refusal.TooMany, Why(await SignUpSolvingAsync())); // the last two are kept
        await study.DrawAsync(2);
        Assert.Equal(Refusal.TooMany, Why(await study.SignUpAsync()));
        Assert.Equal(Refusal.TooMany, Why(await SignUpSolvingAsync()));
    }

    [Fact]
    public async Task Without_a_solution_the_share_is_drawn_and_the_rest_is_told_to_solve_or_to_come_again()
    {
        using var measured = Measured.Begin();
        await study.DrawAsync(7);
        var before = await study.CopyAsync();
        Assert.Equal(Refusal.NotSolved, Why(await study.SignUpAsync()));
        Assert.Equal(Refusal.NotSolved, Why(await study.SignUpAsync()));

        Assert.Equivalent(before, await study.CopyAsync());
        Assert.Equal(["Somebody who solved no challenge was turned away: their share is met."], study.Logged);
        Assert.Equal(["not-solved", "not-solved"], measured.Kinds("trial.refusals"));
        Assert.IsType<ReferralAnswer.Drawn>(await SignUpSolvingAsync());
        study.Clock.Advance(TimeSpan.FromMinutes(65));
        await study.DrawAsync(7);
    }

    [Fact]
    public async Task Many_at_once_never_pass_the_share_or_the_cap()
    {
        var sent = await Task.WhenAll(
            Enumerable.Range(0, 40).Select(number => number % 2 == 0 ? study.SignUpAsync() : SignUpSolvingAsync()));
        var hour = RowJson.Parse<HourRow>((await study.Store.GetAsync(RowKeys.Hour, default))!);

        Assert.Equal(hour.Drawn.Values.Sum(), sent.Count(answer => answer is ReferralAnswer.Drawn));
        Assert.InRange(hour.Drawn.Values.Sum(), 5, 10);
        Assert.InRange(hour.Unsolved!.Values.Sum(), 0, 2);
    }

    [Fact]
    public async Task A_solution_is_good_for_its_own_token_half_an_hour_and_draws_one_lot()
    {
        await study.DrawAsync(7);
        var (mine, other) = (StudyByNight.Sent(), StudyByNight.Sent());
        var solution = Solve((await AskAsync(mine)).Challenge!);

        Assert.Equal(Refusal.NotSolved, Why(await SendAsync(other, solution)));
        study.Clock.Advance(Challenge.Lasts);
        Assert.Equal(Refusal.NotSolved, Why(await SendAsync(mine, solution)));

        solution = Solve((await AskAsync(mine)).Challenge!);
        var lot = Assert.IsType<ReferralAnswer.Drawn>(await SendAsync(mine, solution)).Lot;
        Assert.Equal(lot.Code, Assert.IsType<ReferralAnswer.Stored>(await SendAsync(mine, solution)).Lot.Code);
        Assert.Equal(lot.Code, Assert.IsType<ReferralAnswer.Stored>(await SendAsync(mine, null)).Lot.Code);
    }

    [Fact]
    public async Task A_study_chooses_its_own_share()
    {
        await study.ConfigureAsync(config => config with { UnsolvedCap = 0 });
        await study.DrawAsync(5);
        Assert.Equal(Refusal.NotSolved, Why(await study.SignUpAsync()));
        for (var number = 0; number < 5; number++)
        {
            Assert.IsType<ReferralAnswer.Drawn>(await SignUpSolvingAsync());
        }

        Assert.Equal(Refusal.TooMany, Why(await SignUpSolvingAsync()));
    }

    [Fact]
    public async Task The_steward_is_told_of_an_unusual_hour()
    {
        await study.DrawAsync(4);
        Assert.Null((await study.Warnings.ReadAsync(default)).Unusual);
        await study.DrawAsync(1);

        var warned = await study.Warnings.ReadAsync(default);
        Assert.Equal(("2026-11-21T21", null), (warned.Unusual, warned.CapMet));
    }

    [Fact]
    public async Task The_steward_is_told_of_the_hour_in_which_the_share_of_those_who_cannot_solve_was_met()
    {
        await study.DrawAsync(6);
        Assert.Null((await study.Warnings.ReadAsync(default)).UnsolvedMet);
        await study.DrawAsync(1);

        var warned = await study.Warnings.ReadAsync(default);
        Assert.Equal(("2026-11-21T21", null), (warned.UnsolvedMet, warned.CapMet));

        study.Clock.Advance(TimeSpan.FromMinutes(65));
        await study.DrawAsync(1);
        Assert.Equal("2026-11-21T21", (await study.Warnings.ReadAsync(default)).UnsolvedMet); // it stays
    }

    [Fact]
    public async Task An_hour_of_an_earlier_build_is_read_and_goes_on()
    {
        await study.DrawAsync(5);
        var row = (await study.Store.GetAsync(RowKeys.Hour, default))!;
        Assert.False(JsonNode.Parse(row.Value)!.AsObject().ContainsKey("unsolvedMet")); // an earlier build reads it too

        Assert.Null((await study.Warnings.ReadAsync(default)).UnsolvedMet);
        await study.DrawAsync(2);
        Assert.Equal("2026-11-21T21", (await study.Warnings.ReadAsync(default)).UnsolvedMet);
    }

    [Fact]
    public async Task Who_has_a_slip_is_asked_nothing_whatever_the_hour()
    {
        await study.DrawAsync(7);
        var challenge = (await AskAsync(StudyByNight.Sent())).Challenge!;
        await study.ConfigureAsync(config => config with { Admission = "slip" });
        var steward = new StaffMember(StaffRole.Steward, "steward");
        var slip = Assert.IsType<SheetAnswer.Done>(await study.Part<SlipSheets>().IssueAsync(steward, 1, null, "", default)).Sheet.Slips[0];
        var sent = StudyByNight.Sent("A", slip.ToString());

        Assert.Equal(
            [new Fault("altcha", FaultCodes.NotAsked)],
            Assert.IsType<ReferralAnswer.Faulty>(await SendAsync(sent, Solve(challenge))).Faults);
        Assert.Null(Assert.IsType<CodeAnswer.Told>(await study.Part<CodesToBe>().TellAsync(TokenOf(sent), slip, default)).Challenge);
        Assert.IsType<ReferralAnswer.Drawn>(await SendAsync(sent, null));
    }

    private static Refusal Why(ReferralAnswer answer) => Assert.IsType<ReferralAnswer.Refused>(answer).Why;

    private static Token TokenOf(JsonObject sent) =>
        Token.TryParse(sent["token"]!.GetValue<string>(), out var token) ? token : throw new FormatException();

    // As a browser does: by trying.
    private static string Solve(Challenge asked)
    {
        var number = Enumerable.Range(0, Challenge.MostNumber + 1).First(number =>
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{asked.Salt}{number}"))) == asked.Sum);
        var solution = asked.ToJson();
        solution.Remove("maxnumber");
        solution["number"] = number;
        return Convert.ToBase64String(Encoding.UTF8.GetBytes(solution.ToJsonString()));
    }

    private async Task<ReferralAnswer> SignUpSolvingAsync()
    {
        var sent = StudyByNight.Sent();
        return await SendAsync(sent, (await AskAsync(sent)).Challenge is { } asked ? Solve(asked) : null);
    }

    private Task<ReferralAnswer> SendAsync(JsonObject sent, string? solution)
    {
        var said = sent.DeepClone().AsObject();
        if (solution is not null)
        {
            said["altcha"] = solution;
        }

        return study.Referrals.ReferAsync(SubmissionDraft.OfJson(JsonSerializer.SerializeToUtf8Bytes(said)), default);
    }

    private async Task<CodeAnswer.Told> AskAsync(JsonObject sent) =>
        Assert.IsType<CodeAnswer.Told>(await study.Part<CodesToBe>().TellAsync(TokenOf(sent), null, default));
}
