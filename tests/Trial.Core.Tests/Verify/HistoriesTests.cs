using Trial.Core.Record;
using Trial.Core.Tests.Record;
using Trial.Core.Verify;

namespace Trial.Core.Tests.Verify;

/// <summary>What is found thing by thing at the end of a record, beside what the study itself refuses at once.</summary>
public sealed class HistoriesTests
{
    private const int Records = 3000;

    [Fact]
    public void The_first_act_that_a_study_refuses_is_the_one_that_is_found()
    {
        var kinds = new SortedSet<string>(StringComparer.Ordinal);
        for (var seed = 0; seed < Records; seed++)
        {
            var (acts, refused) = Record(new Random(seed));
            var histories = new Histories(new PlainWork());
            foreach (var (sequence, act) in acts.Index())
            {
                histories.Take(sequence, act);
            }

            Assert.Equal(refused, histories.FirstFault());
            kinds.Add(refused?.Reason ?? "none");
        }

        Assert.Equal(
            [
                "no group has this id", "no participant has this id", "none", "the versions are numbered 1, 2, 3 ...", "there is no draw "
                    + "at this sequence",
                "this group was planned before", "this participant was drawn or referred before",
                "this participant's data were erased",
            ],
            kinds);
    }

    // Acts of a few people and groups; a study refuses one of them, and more follow as if nothing had been.
    private static (List<Act> Acts, (int Sequence, string Reason)? Refused) Record(Random random)
    {
        var acts = new List<Act> { new Act.Setup(1, Acts.Hash(3)), new Act.Open(default) };
        var state = acts.Aggregate(StudyState.Empty, After);
        var refused = new List<(int Sequence, string Reason)>();
        for (var length = random.Next(3, 25); acts.Count < length;)
        {
            var act = Any(random, state);
            if (refused.Count == 0 && state.Refusal(act) is { } reason)
            {
                refused.Add((acts.Count, reason));
            }

            state = refused.Count == 0 ? After(state, act) : state;
            acts.Add(act);
        }

        return (acts, refused is [var first] ? first : null);
    }

    private static Act Any(Random random, StudyState state)
    {
        var group = $"g{random.Next(2)}";
        return random.Next(10) switch
        {
            < 2 => Acts.Draw((byte)random.Next(30), "A", state.At("A").Next),
            2 => Acts.Referral((byte)random.Next(30), "A"),
            3 =>
                new Act.Withdraw(
                    state.Participants.Count > 0 && random.Next(6) > 0 ? state.Participants.Keys.First() : Acts.Person(99),
                    random.Next(3) > 0 ? Withdrawal.Group : Withdrawal.Data),
            4 =>
                new Act.Correction(
                    state.Draws.Count > 0 && random.Next(6) > 0 ? state.Draws.Keys.Last() : random.Next(25), Mistake.Other, default),
            5 =>
                new Act.Group(
                    group, state.Groups.ContainsKey(group) ^ random.Next(9) == 0 ? GroupChange.Changed : GroupChange.Planned, default),
            6 => new Act.Roster(group, (state.Groups.GetValueOrDefault(group)?.RosterVersion ?? 0) + (random.Next(6) > 0 ? 1 : 2), default),
            7 => new Act.Availability(
                state.Participants.Count > 0 && random.Next(6) > 0 ? state.Participants.Keys.First() : Acts.Person(99), default),
            8 => new Act.Message(state.Messages.All.Count + 1, MessageChange.Sent, group, default),
            _ => new Act.Attendance(group, 1, default),
        };
    }

    private static StudyState After(StudyState state, Act act) =>
        state.Apply(new Entry("haab", act, state.Stamp(Actor.Steward, new DateOnly(2026, 3, 1))), Acts.Hash((byte)state.Count));
}
