using System.Text;

using Trial.Application.Groups;
using Trial.Application.Record;
using Trial.Application.Stewards;
using Trial.Core;
using Trial.Core.Groups;
using Trial.Core.Input;
using Trial.Functions.Tests.Log;

namespace Trial.Functions.Tests.Groups;

/// <summary>Introduction meetings: everybody sees those to come, and what is told afterwards is two or three numbers.</summary>
[Trait("Requirement", "R17")]
public sealed class IntroductionDeskTests : IAsyncLifetime
{
    private static readonly StaffMember Coordinator = new(StaffRole.Coordinator, "coordinator");
    private static readonly StaffMember Steward = new(StaffRole.Steward, "steward");

    private StudyByNight study = null!;
    private DateOnly today;

    private IntroductionDesk Desk => study.Part<IntroductionDesk>();

    public async Task InitializeAsync()
    {
        study = await StudyByNight.StartAsync();
        today = Copenhagen.Date(study.Clock.GetUtcNow());
    }

    public Task DisposeAsync()
    {
        study.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task The_meetings_to_come_are_public_in_their_order_and_one_that_is_called_off_says_so()
    {
        await PlanAsync(14);
        await PlanAsync(7);
        await PlanAsync(1);
        Assert.IsType<IntroductionAnswer.Done>(await SaveAsync(1, """{"place":"Skolen, Egevej 9"}"""));
        Assert.IsType<IntroductionAnswer.Done>(await SaveAsync(2, """{"cancelled":true}"""));
        study.Clock.Advance(TimeSpan.FromDays(2)); // the third is over

        var shown = (await study.Studies.ViewAsync(default)).Introductions;
        Assert.Equal(
            [("Biblioteket", today.AddDays(7), true), ("Skolen, Egevej 9", today.AddDays(14), false)],
            shown.Select(meeting => (meeting.Place, meeting.Date, meeting.IsCancelled)));
        Assert.Equal(2, (await study.Studies.PublicAsync(default))["meetings"]!.AsArray().Count);
        Assert.Equal([1, 2, 3], (await Desk.ReadAsync(default)).Select(held => held.Meeting.Record.Number)); // the latest day first
        Assert.Null((await study.VerifyAsync()).FirstFalse);
    }

    [Fact]
    public async Task After_the_end_of_the_study_nobody_is_asked_to_a_meeting()
    {
        await PlanAsync(7);
        Assert.Single((await study.Studies.ViewAsync(default)).Introductions);

        Assert.IsType<ActAnswer.Done>(await study.Acts.CloseAsync(Steward, null, "the end", default));

        var view = await study.Studies.ViewAsync(default);
        Assert.True(view.Ended);
        Assert.Empty(view.Introductions);
    }

    [Fact]
    public async Task One_that_is_over_or_called_off_is_not_changed_and_of_two_who_change_one_the_second_is_told()
    {
        await PlanAsync(1);
        await PlanAsync(9);
        var version = (await Desk.ReadAsync(default))[0].Meeting.Version;
        Assert.IsType<IntroductionAnswer.Done>(await SaveAsync(2, """{"time":"18:30"}""", version));
        Assert.IsType<IntroductionAnswer.Stale>(await SaveAsync(2, """{"time":"18:00"}""", version));
        Assert.IsType<IntroductionAnswer.Done>(await SaveAsync(2, """{"cancelled":true}"""));
        study.Clock.Advance(TimeSpan.FromDays(2));

        Assert.Equal([new("date", FaultCodes.NotNow)], FaultsOf(await SaveAsync(1, """{"time":"18:00"}""")));
        Assert.Equal([new("date", FaultCodes.CalledOff)], FaultsOf(await SaveAsync(2, """{"time":"18:00"}""")));
        Assert.IsType<IntroductionAnswer.NotFound>(await SaveAsync(3, """{"time":"18:00"}"""));
        Assert.Equal(new TimeOnly(18, 30), (await Desk.ReadAsync(default))[0].Meeting.Plan.Time);
    }

    [Fact]
    public async Task Trying_records_nothing()
    {
        var before = (await study.Ledger.ReadAsync(default)).State.Count;
        Assert.IsType<IntroductionAnswer.Possible>(await Desk.TryAsync(null, Planned(3), null, default));
        Assert.IsType<IntroductionAnswer.Faulty>(await Desk.TryAsync(null, "{}"u8.ToArray(), null, default));
        Assert.Equal(before, (await study.Ledger.ReadAsync(default)).State.Count);
    }

    [Fact]
    public async Task Who_came_and_the_slips_they_took_are_numbers_that_the_steward_sees_with_the_rest_of_the_sheet()
    {
        var sheet = Assert.IsType<SheetAnswer.Done>(await study.Part<SlipSheets>().IssueAsync(Steward, 20, null, "", default)).Sheet.Sheet;
        await PlanAsync(0);
        await PlanAsync(0, hour: 20);
        var month = Iso.Date(today)[..7];
        var steward = new StaffMember(StaffRole.Steward, "s");
        Assert.IsType<ActAnswer.Kept>(await study.Part<SlipCounts>().TellAsync(steward, new MetRow(sheet, month, 13, 18), "", default));
        Assert.Equal([new SheetMonth(month, 13, null, 18, null)], (await study.Part<SlipCounts>().ReadAsync(default)).Single().Months);
        Assert.IsType<IntroductionAnswer.Done>(await TellAsync(1, $$"""{"came":99}"""));
        Assert.IsType<IntroductionAnswer.Done>(await TellAsync(1, $$"""{"came":12,"sheet":"{{sheet}}","handedOut":8}""")); // told anew
        Assert.IsType<IntroductionAnswer.Done>(await TellAsync(2, $$"""{"came":5,"sheet":"{{sheet}}","handedOut":4}"""));

        Assert.Equal(
            [new SheetMonth(month, 12, null, 17, null) { StewardHandedOut = 13, StewardMet = 18 }],
            (await study.Part<SlipCounts>().ReadAsync(default)).Single().Months);
        Assert.Equal(
            [new IntroductionCount(5, sheet, 4), new IntroductionCount(12, sheet, 8)],
            (await Desk.ReadAsync(default)).Select(held => held.Count!));
    }

    [Fact]
    public async Task Nothing_is_told_before_the_day_of_one_that_is_called_off_or_of_slips_that_are_not_there()
    {
        var sheet = Assert.IsType<SheetAnswer.Done>(await study.Part<SlipSheets>().IssueAsync(Steward, 4, null, "", default)).Sheet.Sheet;
        await PlanAsync(1);
        await PlanAsync(0);
        await PlanAsync(0, hour: 20);
        await SaveAsync(3, """{"cancelled":true}""");

        Assert.Equal([new("came", FaultCodes.NotHeld)], FaultsOf(await TellAsync(1, """{"came":1}""")));
        Assert.Equal([new("came", FaultCodes.CalledOff)], FaultsOf(await TellAsync(3, """{"came":1}""")));
        Assert.Equal([new("sheet", FaultCodes.Unknown)], FaultsOf(await TellAsync(2, """{"came":1,"sheet":"S9999","handedOut":1}""")));
        Assert.Equal( // alike: which sheets there are, and how large, is not for coordinators
            [new("sheet", FaultCodes.Unknown)],
            FaultsOf(await TellAsync(2, $$"""{"came":1,"sheet":"{{sheet}}","handedOut":5}""")));
        Assert.IsType<IntroductionAnswer.NotFound>(await TellAsync(4, """{"came":1}"""));
        Assert.All(await Desk.ReadAsync(default), held => Assert.Null(held.Count));
    }

    [Fact]
    public async Task Every_telling_is_in_the_access_log_with_what_was_told_before()
    {
        var sheet = Assert.IsType<SheetAnswer.Done>(await study.Part<SlipSheets>().IssueAsync(Steward, 20, null, "", default)).Sheet.Sheet;
        await PlanAsync(0);
        await TellAsync(1, $$"""{"came":12,"sheet":"{{sheet}}","handedOut":8}""");
        await TellAsync(1, """{"came":11}""");
        await TellAsync(1, """{"came":-1}"""); // keeps nothing
        await TellAsync(2, """{"came":1}""");

        Assert.Equal(
            [("coordinator", $"1: none -> 12 came, 8 of {sheet}"), ("coordinator", $"1: 12 came, 8 of {sheet} -> 11 came")],
            (await study.Accesses.ReadAsync(default)).Where(entry => entry.What == IntroductionDesk.MeetingTold)
                .Select(entry => (entry.Staff, entry.Subject)));
    }

    [Fact]
    public async Task Numbers_of_a_month_stay_as_they_are_from_the_eighth_day_of_the_next()
    {
        await PlanAsync(0); // 21 November
        await study.PassAsync(16);
        Assert.IsType<IntroductionAnswer.Done>(await TellAsync(1, """{"came":12}"""));

        await study.PassAsync(1);

        Assert.Equal([new("came", FaultCodes.NotNow)], FaultsOf(await TellAsync(1, """{"came":3}""")));
        Assert.Equal(12, (await Desk.ReadAsync(default)).Single().Count?.Came);
    }

    private static IReadOnlyList<Fault> FaultsOf(IntroductionAnswer? answer) => Assert.IsType<IntroductionAnswer.Faulty>(answer).Faults;

    private byte[] Planned(int days, int hour = 19) => Encoding.UTF8.GetBytes(
        $$"""
        {"place":"Biblioteket","date":"{{Iso.Date(today.AddDays(days))}}","time":"{{hour}}:00","call":"Mette","telephone":"12 34 56 78"}
        """);

    private async Task PlanAsync(int days, int hour = 19) =>
        Assert.IsType<IntroductionAnswer.Done>(await Desk.SaveAsync(Coordinator, null, Planned(days, hour), null, default));

    private Task<IntroductionAnswer> SaveAsync(int number, string json, string? version = null) =>
        Desk.SaveAsync(Coordinator, number, Encoding.UTF8.GetBytes(json), version, default);

    private Task<IntroductionAnswer> TellAsync(int number, string json) =>
        Desk.TellAsync(Coordinator, number, Encoding.UTF8.GetBytes(json), default);
}
