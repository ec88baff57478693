using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Trial.Core.Intake;

namespace Trial.Core.Tests.Intake;

public sealed class IntakeRulesTests
{
    private static readonly string GoodSlip = new Slip(7).ToString();

    private static readonly Digest Pepper = Digest.Of([7]);

    private static readonly ImmutableDictionary<string, StratumFacts> Strata = ImmutableDictionary<string, StratumFacts>.Empty
        .Add("A", new StratumFacts(true, 4, new HashSet<string> { "A-tue", "A-wed" }))
        .Add("B", new StratumFacts(true, 1, new HashSet<string> { "B-mon" }));

    private static readonly IntakeFacts Open = new(true, true, "da-1", Strata, new Admission.ByAnyone(30, 6, 29, 5, false), null);

    private static readonly IntakeFacts Slips = Open with { Admission = new Admission.BySlip(true) };

    // What stands in the way, in the order of questions. Whoever stands first is the answer, whatever stands behind.
    private static readonly (string Answer, Func<Case, Case> Violate)[] Order =
    [
        (nameof(IntakeDecision.AlreadyDrawn), it => it with { Use = hash => new TokenUse.Drawn(hash) }),
        (nameof(IntakeDecision.Faulty), it => it.Saying("slots", new JsonArray("A-tue", "A-sun"))),
        (nameof(Refusal.NotEligible), it => it.Saying("adult", false)),
        (nameof(Refusal.OtherSubmission), it => it with { Use = _ => new TokenUse.Drawn(default) }),
        (nameof(Refusal.StudyClosed), it => it with { Facts = it.Facts with { IsOpen = false } }),
        (nameof(Refusal.StratumClosed), it => it.In("A", it.Facts.Strata["A"] with { IsOpen = false })),
        (nameof(Refusal.TextNotCurrent), it => it with { Facts = it.Facts with { Text = "da-2" } }),
        (nameof(Refusal.TryAgain), it => it with { Facts = it.Facts with { IsLogged = false } }),
        (nameof(Refusal.TooMany),
            it => it with { Facts = it.Facts with { Admission = new Admission.ByAnyone(30, 6, 30, 6, false) } }),
        (nameof(Refusal.NotSolved),
            it => it with { Facts = it.Facts with { Admission = new Admission.ByAnyone(30, 6, 29, 6, false) } }),
        (nameof(Refusal.SlipNotGood),
            it => it.Saying("slip", GoodSlip) with { Facts = it.Facts with { Admission = new Admission.BySlip(false) } }),
    ];

    public static TheoryData<int, int> Pairs
    {
        get
        {
            var pairs = new TheoryData<int, int>();
            for (var first = 0; first < Order.Length; first++)
            {
                // The last three are of one row each: a study is open to anyone or by slip, and an hour is full or not.
                for (var second = first; second < Order.Length && (first == second || first < Order.Length - 3); second++)
                {
                    pairs.Add(first, second);
                }
            }

            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Of_two_rules_the_first_in_the_order_answers(int first, int second)
    {
        var both = Order[first].Violate(Order[second].Violate(new Case(Open, Good())));

        var decided = both.Decide();
        Assert.Equal(Order[first].Answer, decided is IntakeDecision.Refused { Why: var why } ? why.ToString() : decided.GetType().Name);
    }

    [Fact]
    public void Draws_the_next_envelope_of_the_submissions_stratum()
    {
        var draw = Assert.IsType<IntakeDecision.Draw>(new Case(Open, Good()).Decide());
        Assert.Equal(("A", 4), (draw.Submission.Stratum, draw.Envelope));

        var bySlip = Assert.IsType<IntakeDecision.Draw>(new Case(Slips, Good()).Saying("slip", GoodSlip).Decide());
        Assert.Equal(4, bySlip.Envelope);
    }

    [Fact]
    public void Without_an_envelope_left_the_study_is_closed_there()
    {
        var full = new Case(Open, Good()).In("A", Strata["A"] with { Next = null });
        Assert.Equal(new IntakeDecision.Refused(Refusal.StratumClosed), full.Decide());
    }

    [Fact]
    public void Somebody_erased_is_gone_whatever_else_is_wrong()
    {
        var everything = Order.Skip(1).Aggregate(new Case(Open, Good()), (it, rule) => rule.Violate(it));
        var erased = everything with { Use = _ => new TokenUse.Erased() };

        Assert.Equal(new IntakeDecision.Refused(Refusal.Erased), erased.Decide());
    }

    [Fact]
    public void A_submission_with_faults_of_form_has_no_stored_answer()
    {
        var faulty = new Case(Open, Good()).Saying("x", 1) with { Use = _ => new TokenUse.Erased() };

        Assert.IsType<IntakeDecision.Faulty>(faulty.Decide());
    }

    [Theory]
    [InlineData("adult")]
    [InlineData("everydayLife")]
    [Trait("Requirement", "R1")]
    public void No_to_either_question_is_not_eligible(string question) =>
        Assert.Equal(new IntakeDecision.Refused(Refusal.NotEligible), new Case(Open, Good()).Saying(question, false).Decide());

    [Theory]
    [InlineData("C", "A-tue", "stratum unknown")]
    [InlineData("C", "A-sun", "stratum unknown|slots unknown")]
    [InlineData("A", "B-mon", "slots other-stratum")]
    [InlineData("A", "A-sun", "slots unknown")]
    [InlineData("a", "B-mon", "stratum malformed")]
    [InlineData("a", "A-sun", "stratum malformed|slots unknown")]
    public void Faults_of_meaning_are_told_with_faults_of_form(string stratum, string slot, string expected)
    {
        var said = new Case(Open, Good()).Saying("stratum", stratum).Saying("slots", new JsonArray(slot));

        Assert.Equal(expected.Split('|'), said.Faults());
    }

    // What a page carries is whole, and has not been through the reader of JSON.
    [Theory]
    [InlineData(false, 1, "understandsLottery:must-be-true")]
    [InlineData(true, 0, "slots:missing")]
    [InlineData(true, 33, "slots:too-many")]
    [InlineData(false, 0, "understandsLottery:must-be-true slots:missing")]
    public void Nobody_is_drawn_without_a_yes_to_the_lottery_and_a_time(bool understands, int slots, string expected)
    {
        var ids = Enumerable.Range(1, slots).Select(slot => $"A-{slot}").ToArray();
        var facts = Open with { Strata = Strata.SetItem("A", new StratumFacts(true, 4, ids.ToHashSet())) };
        var whole = new Submission(new Token(new byte[Token.Size]), "A", ids, true, true, understands, false, "da-1", "da", null);

        var faulty = Assert.IsType<IntakeDecision.Faulty>(IntakeRules.Decide(SubmissionDraft.Of(whole), Pepper, facts));

        Assert.Equal(expected, string.Join(' ', faulty.Faults.Select(fault => $"{fault.Field}:{fault.Code}")));
    }

    [Fact]
    public void A_slip_is_given_where_it_is_asked_for_and_nowhere_else()
    {
        Assert.Equal(["slip missing"], new Case(Slips, Good()).Faults());
        Assert.Equal(["slip malformed"], new Case(Slips, Good()).Saying("slip", "303GT-VZ69D-8").Faults());
        Assert.Equal(["slip not-asked"], new Case(Open, Good()).Saying("slip", GoodSlip).Faults());
    }

    [Fact]
    public void Who_has_a_slip_solves_nothing()
    {
        var payload = Vectors.Read("challenges-v1.json")["challenges"]![1]!.Text("payload");

        Assert.IsType<IntakeDecision.Draw>(new Case(Open, Good()).Saying("altcha", payload).Decide());
        Assert.Equal(["altcha not-asked"], new Case(Slips, Good()).Saying("slip", GoodSlip).Saying("altcha", payload).Faults());
        Assert.Equal(["altcha malformed"], new Case(Open, Good()).Saying("altcha", "e30=").Faults());
    }

    [Fact]
    public void A_fault_is_told_once_however_many_slots_have_it()
    {
        var said = new Case(Open, Good()).Saying("slots", new JsonArray("A-sat", "A-sun", "B-mon", "A-tue"));

        Assert.Equal(["slots unknown", "slots other-stratum"], said.Faults());
    }

    private static ImmutableDictionary<string, string> Good() => new Dictionary<string, string>
    {
        ["token"] = "\"AAECAwQFBgcICQoLDA0ODw\"",
        ["stratum"] = "\"A\"",
        ["slots"] = "[\"A-tue\"]",
        ["adult"] = "true",
        ["everydayLife"] = "true",
        ["understandsLottery"] = "true",
        ["consent"] = "\"da-1\"",
        ["language"] = "\"da\"",
    }.ToImmutableDictionary();

    private sealed record Case(IntakeFacts Facts, ImmutableDictionary<string, string> Said)
    {
        public Func<Digest, TokenUse?> Use { get; init; } = _ => null;

        public Case Saying(string field, JsonNode value) => this with { Said = Said.SetItem(field, value.ToJsonString()) };

        public Case In(string stratum, StratumFacts facts) => this with { Facts = Facts with { Strata = Strata.SetItem(stratum, facts) } };

        public IntakeDecision Decide()
        {
            var json = $"{{{string.Join(',', Said.Select(field => $"\"{field.Key}\":{field.Value}"))}}}";
            var draft = SubmissionDraft.OfJson(System.Text.Encoding.UTF8.GetBytes(json));
            return IntakeRules.Decide(draft, Pepper, Facts with { Use = Use(draft.Whole?.Hash(Pepper) ?? default) });
        }

        public IEnumerable<string> Faults() =>
            Assert.IsType<IntakeDecision.Faulty>(Decide()).Faults.Select(fault => $"{fault.Field} {fault.Code}");
    }
}
