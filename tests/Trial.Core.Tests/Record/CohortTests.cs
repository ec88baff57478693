using System.Text.Json.Nodes;

using Trial.Core.Lottery;
using Trial.Core.Record;

namespace Trial.Core.Tests.Record;

/// <summary>Drawing by cohort: who is drawn when, and in which order.</summary>
public sealed class CohortTests
{
    private static readonly DateOnly Day = new(2026, 3, 1);
    private static readonly Digest Key = Acts.Hash(77);

    [Fact]
    public void Keys_and_orders_are_those_of_the_independent_program()
    {
        foreach (var vector in Vectors.Formats("cohorts"))
        {
            var key = CohortKey.Of(vector.Digest("prk"), vector.Text("stratum"), vector["number"]!.GetValue<int>());
            Assert.Equal(vector.Digest("key"), key);
            Assert.Equal(Ids(vector["order"]!), CohortOrder.Of(key, Ids(vector["waiting"]!), id => id));
        }
    }

    [Theory]
    [InlineData(4, 0, 3, 0)]
    [InlineData(4, 0, 4, 4)]
    [InlineData(4, 0, 9, 4)]
    [InlineData(4, 8, 4, 4)]
    [InlineData(4, 3, 4, 0)] // blocks and cohorts meet again after a short one
    [InlineData(4, 3, 5, 5)]
    [InlineData(40, 1, 79, 79)]
    public void A_cohort_is_due_when_its_people_wait(int people, int used, int waiting, int due) =>
        Assert.Equal(due, new CohortPlan(people, 30).Due(used, waiting, Day, Day));

    [Theory]
    [InlineData(1, 400, 0)] // one alone has no lot drawn
    [InlineData(2, 29, 0)]
    [InlineData(2, 30, 2)]
    [InlineData(3, 31, 3)]
    [InlineData(5, 31, 4)]
    public void Fewer_are_drawn_once_the_first_has_waited_long_enough(int waiting, int days, int due) =>
        Assert.Equal(due, new CohortPlan(4, 30).Due(0, waiting, Day, Day.AddDays(days)));

    [Fact]
    public void Those_who_came_first_are_drawn_in_the_order_of_the_key()
    {
        var state = Waiting(1, 2, 3, 4, 5);
        var order = Order(1, 2, 3, 4);
        state = After(state, new Act.Cohort("A", 1, 4, Key));
        for (var i = 0; i < order.Length; i++)
        {
            foreach (var other in (byte[])[.. order.Where(person => person != order[i]), 5])
            {
                Assert.NotNull(state.Refusal(Acts.DrawOfCohort(other, "A", i + 1)));
            }

            Assert.NotNull(state.Refusal(new Act.Slips("s1", 1, Day))); // a cohort is one commit
            state = After(state, Acts.DrawOfCohort(order[i], "A", i + 1));
        }

        Assert.Equal([Acts.Person(5)], state.Queues.In("A").Select(person => person.Id));
        Assert.Equal(order.Select(Acts.Person), state.Draws.Values);
        Assert.Equal(Acts.Referral(order[0], "A").Person, state.Participants[Acts.Person(order[0])].Hashes);
        Assert.Equal(Acts.Hash((byte)(order[0] + 1)), state.Participants[Acts.Person(order[0])].SignedUp); // the referral's body
        Assert.Null(state.Refusal(new Act.Slips("s1", 1, Day)));
    }

    public static TheoryData<string, Act[], Act> Refused => new()
    {
        { "a referral before open", [], Acts.Referral(1, "A") },
        { "a second referral", [new Act.Open(default), Acts.Referral(1, "A")], Acts.Referral(1, "A") },
        { "a draw at referral of somebody who waits", [new Act.Open(default), Acts.Referral(1, "A")], Acts.Draw(1, "A", 1) },
        { "a draw without referral or hashes", [new Act.Open(default)], Acts.DrawOfCohort(1, "A", 1) },
        { "a draw without a cohort", [new Act.Open(default), Acts.Referral(1, "A")], Acts.DrawOfCohort(1, "A", 1) },
        { "a cohort of nobody", [new Act.Open(default), Acts.Referral(1, "A")], new Act.Cohort("A", 1, 0, Key) },
        { "a cohort of more than wait", [new Act.Open(default), Acts.Referral(1, "A")], new Act.Cohort("A", 1, 2, Key) },
        { "a cohort of another stratum's", [new Act.Open(default), Acts.Referral(1, "A")], new Act.Cohort("B", 1, 1, Key) },
        {
            "a cohort's number skipped", [new Act.Open(default), Acts.Referral(1, "A"), new Act.Cohort("A", 2, 1, Key)],
            Acts.DrawOfCohort(1, "A", 1)
        },
        { "close while people wait", [new Act.Open(default), Acts.Referral(1, "A")], new Act.Close(default) },
        { "a seat given up before the draw", [new Act.Open(default), Acts.Referral(1, "A")],
            new Act.Withdraw(Acts.Person(1), Withdrawal.Group) },
        {
            "another stratum than the referral's", [new Act.Open(default), Acts.Referral(1, "A"), new Act.Cohort("A", 1, 1, Key)],
            Acts.DrawOfCohort(1, "B", 1)
        },
        {
            "a commitment twice", [new Act.Open(default), Acts.Referral(1, "A"), new Act.Cohort("A", 1, 1, Key)], Acts.Draw(1, "A", 1)
        },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Refuses_what_cannot_come_next(string why, Act[] before, Act act)
    {
        var state = before.Prepend(new Act.Setup(1, Acts.Hash(3))).Aggregate(StudyState.Empty, After);
        var course = before.Prepend(new Act.Setup(1, Acts.Hash(3))).Aggregate(StudyCourse.Empty, AfterCourse);

        Assert.True(state.Refusal(act) is not null, why);
        if (why is not ("a second referral" or "a draw at referral of somebody who waits")) // found at the end (HistoriesTests)
        {
            Assert.True(course.ObstacleTo(act) is not null, why);
        }
    }

    [Fact]
    public void Somebody_erased_while_waiting_is_never_drawn_and_never_counted()
    {
        var state = After(Waiting(1, 2, 3), new Act.Withdraw(Acts.Person(2), Withdrawal.Data));

        Assert.Equal([Acts.Person(1), Acts.Person(3)], state.Queues.In("A").Select(person => person.Id));
        Assert.True(state.Undrawn[Acts.Person(2)].Erased);
        Assert.NotNull(state.Refusal(new Act.Cohort("A", 1, 3, Key)));
        Assert.Null(state.Refusal(new Act.Cohort("A", 1, 2, Key)));
        Assert.NotNull(state.Refusal(Acts.Referral(2, "A"))); // the same person never again
    }

    [Fact]
    public void A_restore_that_moves_a_cursor_empties_that_queue_only()
    {
        var state = After(After(Waiting(1, 2), Acts.Referral(3, "B")),
            new Act.Restore(default, new Dictionary<string, Cursor> { ["A"] = new(1, 2), ["B"] = new(1, 1) }));

        Assert.Empty(state.Queues.In("A"));
        Assert.Equal([Acts.Person(3)], state.Queues.In("B").Select(person => person.Id));
        Assert.False(state.Undrawn[Acts.Person(1)].Erased);
    }

    [Fact]
    public void A_second_seal_counts_its_cohorts_anew_and_keeps_who_waits()
    {
        var first = After(After(Waiting(1, 2, 3), new Act.Cohort("A", 1, 1, Key)), Acts.DrawOfCohort(1, "A", 1));
        var state = After(first, new Act.Setup(2, Acts.Hash(4)));
        var (old, other) = (Acts.DrawOfCohort(2, "A", 2), Acts.DrawOfCohort(2, "A", 1) with { Seal = Acts.Hash(4) });

        Assert.Null(After(state, new Act.Cohort("A", 1, 1, Key)).Refusal(other));
        Assert.Null(After(state, new Act.Cohort("A", 2, 1, Key)).Refusal(old));
        Assert.NotNull(After(state, new Act.Cohort("A", 2, 1, Key)).Refusal(other));
        Assert.NotNull(After(state, new Act.Cohort("A", 1, 1, Key)).Refusal(old));
        Assert.NotNull(After(state, new Act.Cohort("A", 3, 1, Key)).Refusal(old));
    }

    [Fact]
    public void A_cohort_is_drawn_under_one_seal()
    {
        var order = Order(1, 2);
        var state = After(After(Waiting(1, 2), new Act.Setup(2, Acts.Hash(4))), new Act.Cohort("A", 1, 2, Key));
        state = After(state, Acts.DrawOfCohort(order[0], "A", 1));

        Assert.NotNull(state.Refusal(Acts.DrawOfCohort(order[1], "A", 1) with { Seal = Acts.Hash(4) }));
        Assert.Null(state.Refusal(Acts.DrawOfCohort(order[1], "A", 2)));
    }

    [Fact]
    public void A_place_closes_once_nobody_waits_there()
    {
        var state = After(Waiting(1), Acts.Referral(2, "B"));

        Assert.NotNull(state.Refusal(new Act.Close(default, "A")));
        Assert.Null(state.Refusal(new Act.Close(default, "C")));
        state = After(After(After(state, new Act.Cohort("A", 1, 1, Key)), Acts.DrawOfCohort(1, "A", 1)), new Act.Close(default, "A"));
        Assert.NotNull(state.Refusal(Acts.Referral(3, "A")));
        Assert.Null(state.Refusal(Acts.Referral(3, "B")));
        Assert.NotNull(state.Refusal(new Act.Close(default)));
    }

    private static byte[] Order(params byte[] people) => [.. CohortOrder.Of(Key, people, Acts.Person)];

    private static StudyState Waiting(params byte[] people) => people.Aggregate(
        After(After(StudyState.Empty, new Act.Setup(1, Acts.Hash(3))), new Act.Open(default)),
        (state, person) => After(state, Acts.Referral(person, "A")));

    private static StudyState After(StudyState state, Act act) => (StudyState)AfterCourse(state, act);

    private static StudyCourse AfterCourse(StudyCourse state, Act act) =>
        state.Apply(new Entry("haab", act, state.Stamp(Actor.Timer, Day)), Acts.Hash((byte)state.Count));

    private static ParticipantId[] Ids(JsonNode ids) =>
        [.. ids.AsArray().Select(id => ParticipantId.TryParse(id!.GetValue<string>(), out var read) ? read : throw new FormatException())];
}
