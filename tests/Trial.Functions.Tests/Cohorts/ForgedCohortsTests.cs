using Trial.Application.Record;
using Trial.Core.Lottery;
using Trial.Core.Record;
using Trial.Core.Verify;
using Trial.Functions.Tests.Log;

namespace Trial.Functions.Tests.Cohorts;

/// <summary>Cohorts that no service of this study makes, as three programs name them.</summary>
[Trait("Requirement", "R2")]
public sealed class ForgedCohortsTests : IAsyncLifetime
{
    private static readonly StaffMember Steward = new(StaffRole.Steward, "steward");

    private StudyByNight study = null!;

    public async Task InitializeAsync() => study = await StudyByNight.StartAsync(cohort: new CohortPlan(4, 28));

    public Task DisposeAsync()
    {
        study.Dispose();
        return Task.CompletedTask;
    }

    [GoFact]
    public async Task A_record_that_ends_before_all_of_a_cohort_are_drawn_is_named()
    {
        await study.SignUpAsync(4);
        await study.DrawDueAsync();

        await IsNamedAsync(entries => entries.Take(entries.Count - 1));
        await IsNamedAsync(entries => entries.Take(entries.Count - 4));
    }

    [GoFact]
    public async Task More_than_a_whole_cohort_that_a_steward_draws_at_once_is_named()
    {
        await study.SignUpAsync(5);
        await study.Acts.CloseAsync(Steward, "A", "the room is gone", default);

        await IsNamedAsync(AllAtOnce);
    }

    [GoFact]
    public async Task A_cohort_that_leaves_the_first_out_or_has_another_number_or_order_is_named()
    {
        await study.SignUpAsync(5);
        await study.DrawDueAsync();

        await IsNamedAsync(WithoutTheFirst);
        await IsNamedAsync(entries => entries.Select(
            entry => entry.Act is Act.Cohort cohort ? entry with { Act = cohort with { Number = 2 } } : entry));
        await IsNamedAsync(TheLastTwoExchanged);
    }

    private static IEnumerable<Entry> AllAtOnce(IReadOnlyList<Entry> entries)
    {
        var cohort = entries.Select(entry => entry.Act).OfType<Act.Cohort>().First();
        var came = entries.Select(entry => entry.Act).OfType<Act.Referral>().Select(referral => referral.Participant);
        var order = new Queue<ParticipantId>(CohortOrder.Of(cohort.Key, came, id => id));
        return entries.Where(entry => entry.Act is not Act.Cohort { Number: 2 }).Select(entry => entry.Act switch
        {
            Act.Cohort => entry with { Act = cohort with { People = order.Count } },
            Act.Draw draw => entry with { Act = draw with { Participant = order.Dequeue() } },
            _ => entry,
        }).ToList();
    }

    private static IEnumerable<Entry> TheLastTwoExchanged(IReadOnlyList<Entry> entries)
    {
        var (one, other) = ((Act.Draw)entries[^2].Act, (Act.Draw)entries[^1].Act);
        return
        [
            .. entries.Take(entries.Count - 2),
            entries[^2] with { Act = one with { Participant = other.Participant } },
            entries[^1] with { Act = other with { Participant = one.Participant } },
        ];
    }

    private static IEnumerable<Entry> WithoutTheFirst(IReadOnlyList<Entry> entries)
    {
        var cohort = entries.Select(entry => entry.Act).OfType<Act.Cohort>().Single();
        var came = entries.Select(entry => entry.Act).OfType<Act.Referral>().Select(referral => referral.Participant).Skip(1);
        var order = new Queue<ParticipantId>(CohortOrder.Of(cohort.Key, came, id => id));
        return entries.Select(
            entry => entry.Act is Act.Draw draw ? entry with { Act = draw with { Participant = order.Dequeue() } } : entry).ToList();
    }

    private async Task IsNamedAsync(Func<IReadOnlyList<Entry>, IEnumerable<Entry>> change)
    {
        var forged = ForgedAudit.Of((await study.Exports.AuditAsync(default)).Files, study.Keys, change);
        var said = Verification.Run(ExportFiles.Of(forged), new Kept(), Application.Keys.Ed25519.Verify).FirstFalse?.Name;

        Assert.Equal(
            ("order of acts", "false: people\n", false),
            (said, OtherVerifiers.JavaScript(forged), OtherVerifiers.Go(forged).StartsWith("verified", StringComparison.Ordinal)));
    }
}
