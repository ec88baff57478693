using Trial.Application.Record;
using Trial.Application.Stewards;
using Trial.Application.Study;
using Trial.Functions.Tests.Log;
using Trial.Functions.Tests.Record;

namespace Trial.Functions.Tests.Stewards;

/// <summary>The record as the steward reads it.</summary>
public sealed class RecordViewTests : IAsyncLifetime
{
    private StudyByNight study = null!;

    public async Task InitializeAsync()
    {
        study = await StudyByNight.StartAsync();
        await study.DrawAsync(6);
    }

    public Task DisposeAsync()
    {
        study.Dispose();
        return Task.CompletedTask;
    }

    [Theory]
    [InlineData(null)]
    [InlineData("draw")]
    [InlineData("group")]
    public async Task Many_rows_are_ranges_and_no_request_is_made_for_one(string? kind)
    {
        var store = new InterruptedStore(study.Store);
        using var ledger = new StudyLedger(store, study.Keys.RecordKey, study.Clock);

        var view = new RecordView(ledger, study.Accesses, study.Part<Installation>(), study.Part<Seals>());
        var lines = await view.ReadAsync(new RecordFilter(kind), default);

        Assert.True(lines.Count >= 6);
        Assert.All(lines.Where(line => line.Kind is "draw" or "group" or "open"), line => Assert.NotNull(line.At));
        Assert.Empty(store.Keys.Except([RowKeys.Head, RowKeys.Kept]));
        Assert.True(store.Ranges.Count <= 4, string.Join(' ', store.Ranges));
    }

    [Fact]
    public async Task A_sheet_and_a_text_have_who_when_and_why_from_the_access_log_and_days_as_Danes_write_them()
    {
        var (who, today) = (new StaffMember(StaffRole.Steward, "anna"), Core.Copenhagen.Date(study.Clock.GetUtcNow()));
        var sheet = Assert.IsType<SheetAnswer.Done>(await study.Part<SlipSheets>().IssueAsync(who, 2, today, "", default)).Sheet.Sheet;
        await study.Part<SlipSheets>().WithdrawAsync(who, sheet, "Arket er væk", default);
        await study.Part<TextActs>().ChangeAsync(who, new("da-2", "Ja", "Yes"), today.AddDays(1), "Godkendt", default);

        var lines = await study.Part<RecordView>().ReadAsync(new RecordFilter(From: today), default);
        var at = Core.Iso.Second(study.Clock.GetUtcNow());
        Assert.Equal(
            [
                ("da-2 fra den 22. november 2026", "anna", at, "Godkendt"),
                ($"ark {sheet} trukket tilbage", "anna", at, "Arket er væk"),
                ($"ark {sheet}: 2 sedler, til og med den 21. november 2026", "anna", at, null),
            ],
            lines.Take(3).Select(line => (line.What.Da, line.Staff, line.At, line.Why)));
    }

    [Fact]
    public async Task Places_have_their_names_and_a_restore_says_which_envelope_each_goes_on_from()
    {
        await study.PassOverAsync(4);
        var lines = await study.Part<RecordView>().ReadAsync(new RecordFilter(), default);

        Assert.Equal(
            "Ved havnen: fra kuvert 7, Ved åen: fra kuvert 6, Ved skoven: fra kuvert 6, Ved torvet: fra kuvert 6, "
            + "Ved banegården: fra kuvert 6",
            lines.Single(line => line.Kind == "restore").What.Da); // six were drawn, two of them in the first place
        Assert.StartsWith("Ved havnen: from envelope 7, ", lines.Single(line => line.Kind == "restore").What.En, StringComparison.Ordinal);
        Assert.Equal(
            "Ved havnen, Ved åen, Ved skoven, Ved torvet, Ved banegården", lines.Single(line => line.Kind == "open").What.Da);
        Assert.Equal("Ved havnen", lines.First(line => line.Kind == "draw").What.Da);
    }

    [Fact]
    public async Task Groups_plans_are_read_as_one_range()
    {
        var store = new InterruptedStore(study.Store);
        using var ledger = new StudyLedger(store, study.Keys.RecordKey, study.Clock);
        var (plans, state) = (new Plans(ledger), (await ledger.ReadAsync(default)).State);
        store.Ranges.Clear();

        Assert.Equal(20, (await plans.GroupsAsync(state, default)).Count);
        Assert.Equal([RowKeys.Detail(1)], store.Ranges);

        await plans.GroupsAsync(state, default);
        Assert.Single(store.Ranges); // and kept
    }
}
