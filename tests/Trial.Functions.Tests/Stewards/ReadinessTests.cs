using Microsoft.Extensions.Logging.Abstractions;

using Trial.Application.Record;
using Trial.Application.Stewards;
using Trial.Application.Study;
using Trial.Core.Groups;
using Trial.Core.Record;
using Trial.Functions.Tests.Log;
using Trial.Storage;

namespace Trial.Functions.Tests.Stewards;

/// <summary>A real study takes nobody before everything is there that it needs, and what is missing is named in one refusal.</summary>
public sealed class ReadinessTests : IAsyncLifetime
{
    private static readonly StaffMember Steward = new(StaffRole.Steward, "steward");
    private static readonly Preparations Whole = new(HasOwner: true, HasContact: true, new DateOnly(2026, 11, 1), HasPublicUrl: true);

    private StudyByNight study = null!;

    public async Task InitializeAsync()
    {
        study = await StudyByNight.StartAsync();
        foreach (var place in "ABCDE")
        {
            await study.Acts.CloseAsync(Steward, $"{place}", "before it is real", default);
        }

        await study.MakeRealAsync();
    }

    public Task DisposeAsync()
    {
        study.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    [Trait("Requirement", "R16")]
    public async Task Opening_names_all_that_is_missing_at_once_and_changes_nothing()
    {
        await study.PassAsync(60); // every group has begun
        var before = (await study.Ledger.ReadAsync(default)).State.Count;
        var answer = Assert.IsType<ActAnswer.Unready>(await Acts(Preparations.None, []).OpenAsync(Steward, null, "Nu", default));

        Assert.Equal(
            ["owner", "contact", "numbers", "publicUrl", "anchor", "groups.A", "groups.B", "groups.C", "groups.D", "groups.E"],
            answer.Lacks.Select(lack => lack.Field));
        Assert.Equal(before, (await study.Ledger.ReadAsync(default)).State.Count);
    }

    [Fact]
    public async Task A_place_needs_a_group_of_its_own_and_of_no_other_place()
    {
        await study.PassAsync(60);
        await PlanAsync("B");

        Assert.Equal([new Lack(Want.Group, "A")], Assert.IsType<ActAnswer.Unready>(await OpenAsync(Whole, "A")).Lacks);
        Assert.IsType<ActAnswer.Done>(await OpenAsync(Whole, "B"));
        Assert.Equal(
            [new Lack(Want.Group, "A"), new Lack(Want.Group, "C"), new Lack(Want.Group, "D"), new Lack(Want.Group, "E")],
            Assert.IsType<ActAnswer.Unready>(await OpenAsync(Whole, null)).Lacks); // B is open
    }

    [Fact]
    [Trait("Requirement", "P10")]
    public async Task Each_thing_alone_keeps_it_closed()
    {
        (Preparations Prepared, Want Want)[] wants =
        [
            (Whole with { HasOwner = false }, Want.Owner),
            (Whole with { HasContact = false }, Want.Contact),
            (Whole with { NumbersChecked = null }, Want.Numbers),
            (Whole with { NumbersChecked = new DateOnly(2026, 5, 20) }, Want.Numbers), // more than half a year ago
            (Whole with { HasPublicUrl = false }, Want.PublicUrl),
        ];

        foreach (var (prepared, want) in wants)
        {
            Assert.Equal([new Lack(want)], Assert.IsType<ActAnswer.Unready>(await OpenAsync(prepared, "A")).Lacks);
            Assert.Equal([new Lack(want)], Assert.IsType<SheetAnswer.Unready>(await SlipsAsync(prepared)).Lacks);
        }

        Assert.IsType<SheetAnswer.Done>(await SlipsAsync(Whole)); // with no group: slips are printed before the first meeting
        Assert.IsType<ActAnswer.Done>(await OpenAsync(Whole, "A"));
    }

    [Fact]
    public async Task Where_lots_are_drawn_by_cohort_no_group_is_asked_for()
    {
        using var cohorts = await StudyByNight.StartAsync(cohort: new(4, 28));
        await cohorts.Acts.CloseAsync(Steward, "A", "before it is real", default);
        await cohorts.MakeRealAsync();
        await cohorts.PassAsync(60);

        Assert.Empty(await Readiness(cohorts, Whole, [Elsewhere(cohorts)]).ForOpenAsync("A", default));
    }

    private Task<Body> PlanAsync(string stratum) => study.Ledger.TransactAsync(
        draft =>
        {
            var first = draft.Today.AddDays(20);
            var plan = new GroupPlan(stratum, $"{stratum}-ons", "Åhuset", Weekday.Wednesday, new(17, 0), first, 8, 3, "par-1");
            var row = Plans.Detail(plan, "coordinator", draft.Now);
            return Task.FromResult(draft.Add(
                draft.State.Study!, Actor.Coordinator, new Act.Group("X1", GroupChange.Planned, row.Hash), row));
        },
        default);

    private Task<ActAnswer> OpenAsync(Preparations prepared, string? stratum) =>
        Acts(prepared, [Elsewhere(study)]).OpenAsync(Steward, stratum, "Komitéen har sagt god for det.", default);

    private Task<SheetAnswer> SlipsAsync(Preparations prepared) =>
        new SlipSheets(study.Ledger, Readiness(study, prepared, [Elsewhere(study)]), study.Accesses, study.Keys)
            .IssueAsync(Steward, 1, null, "", default);

    private StudyActs Acts(Preparations prepared, IAnchorPlace[] places) =>
        new(study.Ledger, study.Part<Seals>(), Readiness(study, prepared, places), new Standstill(), study.Part<Sessions>());

    private static Readiness Readiness(StudyByNight study, Preparations prepared, IAnchorPlace[] places) => new(
        study.Ledger, study.Part<Seals>(), study.Part<Plans>(), study.Part<Installation>(),
        new Anchor(places, study.Keys.RecordKey, NullLogger<Anchor>.Instance), prepared, study.Clock);

    private static FilePlace Elsewhere(StudyByNight study) => new(study.AnchorPath);
}
