using System.Text.Json;
using System.Text.Json.Nodes;

using Trial.Application.Citizens;
using Trial.Application.Groups;
using Trial.Application.Record;
using Trial.Application.Start;
using Trial.Application.Study;
using Trial.Core.Groups;
using Trial.Core.Intake;
using Trial.Core.Lottery;
using Trial.Core.Record;
using Trial.Functions.Tests.Log;

namespace Trial.Functions.Tests.Start;

/// <summary>Fields of two people's rows exchanged by hand, each row well formed: what finds it, and at which participant.</summary>
[Trait("Requirement", "R12")]
public class ExchangedRowsTests : IAsyncLifetime
{
    private StudyByNight study = null!;
    private (Lot Lot, ParticipantId Id) peer;
    private (Lot Lot, ParticipantId Id) control;

    public async Task InitializeAsync()
    {
        study = await StudyByNight.StartAsync(cohort: Cohort);
        peer = await SignUpAsync(companionship: true, Cohort is null ? Outcome.Peer : Outcome.Waiting);
        control = await SignUpAsync(companionship: false, Cohort is null ? Outcome.Control : Outcome.Waiting);
        await ChooseAnewAsync();
        await BeforeAsync(study);
    }

    /// <summary>How lots are drawn; null at referral.</summary>
    internal virtual CohortPlan? Cohort => null;

    /// <summary>What happens before the exchange.</summary>
    internal virtual Task BeforeAsync(StudyByNight study) => Task.CompletedTask;

    public Task DisposeAsync()
    {
        study.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task As_the_service_wrote_them_they_are_what_the_record_commits_to()
    {
        Assert.Null(await FaultAsync());
        await study.SleepAsync();
        Assert.IsType<StatusAnswer.Found>(await study.Holders.StatusAsync(peer.Lot.Code.ToString(), default));
    }

    [Theory]
    [InlineData("researchId", "research id")]
    [InlineData("researchRandom", "research id")]
    [InlineData("researchId researchRandom", "research id")]
    [InlineData("alias", "row")]
    [InlineData("code", "row")]
    [InlineData("companionship", "row")]
    [InlineData("language", "row")]
    [InlineData("slots", "row")]
    [InlineData("submission", "row")]
    [InlineData("signedUp", "row")]
    [InlineData("rowRandom", "row")]
    [InlineData("promise", "promise")]
    [InlineData("chosen", "other times")]
    public async Task A_field_of_the_rows_is_named_at_the_start_at_night_at_every_look_and_in_exports(string fields, string named)
    {
        await ExchangeAsync(fields.Split(' '));

        await IsNamedAsync(named);
    }

    [Fact]
    public async Task Whole_rows_are_named()
    {
        var (one, other) = (await RowAsync(peer.Id), await RowAsync(control.Id));
        await PutAsync((one, other.Value), (other, one.Value));

        await IsNamedAsync("research id");
    }

    [Fact]
    public async Task Rows_of_codes_are_named()
    {
        var (one, other) = (await CodeRowAsync(peer.Lot), await CodeRowAsync(control.Lot));
        await PutAsync((one, other.Value), (other, one.Value));

        var fault = Assert.IsType<string>(await FaultAsync());
        Assert.Matches($"^p({peer.Id}|{control.Id}): the code that leads to this participant is another person's", fault);
        Assert.Contains(one.Key, (await LookAsync(peer.Lot)).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<RecordFaultException>(() => study.SleepAsync());
    }

    [Fact]
    public async Task A_row_of_nobody_and_a_second_code_are_named_at_night()
    {
        var nobody = RowKeys.Participant(ParticipantId.FromRandom(new byte[ParticipantId.Size]));
        var insert = new Change.Insert(nobody, (await RowAsync(peer.Id)).Value);
        Assert.True(await study.Store.CommitAsync([insert], default));

        Assert.Contains(nobody, (await Assert.ThrowsAsync<RecordFaultException>(() => study.SleepAsync())).Message,
            StringComparison.Ordinal);
    }

    private async Task<(Lot Lot, ParticipantId Id)> SignUpAsync(bool companionship, Outcome outcome)
    {
        Lot lot;
        do
        {
            lot = Assert.IsType<ReferralAnswer.Drawn>(await study.Referrals.ReferAsync(Wishing(companionship), default)).Lot;
            study.Clock.Advance(TimeSpan.FromMinutes(1));
        }
        while (lot.Outcome != outcome);

        var state = (await study.Ledger.ReadAsync(default)).State;
        return (lot, state.Draws.IsEmpty ? state.Undrawn.Values.MaxBy(person => person.Sequence)!.Id : state.Draws.Values.Last());
    }

    // Both have changed their times once.
    private async Task ChooseAnewAsync()
    {
        foreach (var (person, stratum, slot) in new[] { (peer, "A", "A-tir"), (control, "B", "B-ons") })
        {
            var first = Core.Copenhagen.Date(study.Clock.GetUtcNow()).AddDays(14);
            var json = $$"""
                {"stratum":"{{stratum}}","place":"Hus {{stratum}}","weekday":{{GroupPlan.WeekdayOf(first):d}},"time":"09:00",
                "first":"{{first:yyyy-MM-dd}}","capacity":8,"minimum":3,"pair":"AB"}
                """;
            var coordinator = new StaffMember(StaffRole.Coordinator, "coordinator");
            Assert.IsType<GroupAnswer.Done>(
                await study.Part<GroupDesk>().PlanAsync(coordinator, System.Text.Encoding.UTF8.GetBytes(json), default));
            var other = Assert.IsType<StatusAnswer.Found>(await study.Holders.StatusAsync($"{person.Lot.Code}", default))
                .Status.Times.Choices.First(time => time.Slot.Id != slot).Slot.Id;
            Assert.IsType<TimesAnswer.Done>(await study.Part<HolderTimes>().ChangeAsync($"{person.Lot.Code}", [slot, other], default));
        }
    }

    private async Task IsNamedAsync(string what)
    {
        var fault = Assert.IsType<string>(await FaultAsync());
        Assert.Matches($"^p({peer.Id}|{control.Id}): ", fault);
        Assert.Contains(what, fault, StringComparison.Ordinal);

        foreach (var message in ((string[])
        [
            (await Assert.ThrowsAsync<RecordFaultException>(() => study.SleepAsync())).Message,
            .. await ExportAsync(),
            (await LookAsync(peer.Lot)).Message,
        ]).Append((await LookAsync(control.Lot)).Message))
        {
            Assert.Matches($"p({peer.Id}|{control.Id}): ", message);
            Assert.Contains(what, message, StringComparison.Ordinal);
        }
    }

    // A table names nobody who waits for their lot, and does not read their rows.
    private async Task<string[]> ExportAsync() => (await study.Ledger.ReadAsync(default)).State.Draws.IsEmpty
        ? []
        : [(await Assert.ThrowsAsync<RecordFaultException>(() => study.Exports.TableAsync(blinded: true, default))).Message];

    private async Task<RecordFaultException> LookAsync(Lot lot)
    {
        await Assert.ThrowsAsync<RecordFaultException>(() => study.Holders.WithdrawAsync(lot.Code.ToString(), Leaving.Group, default));
        return await Assert.ThrowsAsync<RecordFaultException>(() => study.Holders.StatusAsync(lot.Code.ToString(), default));
    }

    private async Task<string?> FaultAsync()
    {
        study.Begin();
        try
        {
            await new WholeCheck(new Installation(study.Ledger, study.Keys), study.Ledger, study.Accesses).RunAsync(default);
            return null;
        }
        catch (RecordFaultException fault)
        {
            return fault.Message;
        }
    }

    private async Task ExchangeAsync(string[] fields)
    {
        var (one, other) = (await RowAsync(peer.Id), await RowAsync(control.Id));
        var (first, second) = (JsonNode.Parse(one.Value)!, JsonNode.Parse(other.Value)!);
        foreach (var field in fields)
        {
            var (mine, theirs) = (first["person"]![field]!.DeepClone(), second["person"]![field]!.DeepClone());
            Assert.False(JsonNode.DeepEquals(mine, theirs), $"the test's two people have the same {field}");
            (first["person"]![field], second["person"]![field]) = (theirs, mine);
        }

        await PutAsync((one, JsonSerializer.SerializeToUtf8Bytes(first)), (other, JsonSerializer.SerializeToUtf8Bytes(second)));
    }

    private async Task<Row> RowAsync(ParticipantId id) => (await study.Store.GetAsync(RowKeys.Participant(id), default))!;

    private async Task<Row> CodeRowAsync(Lot lot) =>
        (await study.Store.GetAsync(RowKeys.Code(lot.Code.Row(study.Keys.PepperKey)), default))!;

    private async Task PutAsync(params (Row Row, byte[] Value)[] changes) => Assert.True(await study.Store.CommitAsync(
        [.. changes.Select(change => new Change.Replace(change.Row.Key, change.Row.ETag, change.Value))], default));

    // Two who differ in everything that can be chosen.
    private static SubmissionDraft Wishing(bool companionship)
    {
        var json = StudyByNight.Sent(companionship ? "A" : "B");
        json["companionship"] = companionship;
        json["language"] = companionship ? "da" : "en";
        return SubmissionDraft.OfJson(JsonSerializer.SerializeToUtf8Bytes(json));
    }
}
