using System.Collections.Immutable;

namespace Trial.Core.Record;

//  Drawing by cohort, as the bodies tell it
//
//      referral    somebody joins the queue of a stratum
//      cohort      the first of a queue leave it; the bodies that follow draw them, in the order of the cohort's key and under one seal
//      withdraw    data: somebody who waits leaves the queue and is never drawn
//      restore     where it moves a cursor nobody knows who was drawn: that queue is emptied
//
//  Which seal a cohort belongs to shows with its first draw; its number counts the stratum's cohorts under that seal.

/// <summary>Who waits for a lot in each stratum, and whose lot is being drawn. Empty where lots are drawn at referral. Immutable.</summary>
public sealed record Queues
{
    /// <summary>Nobody waits.</summary>
    public static Queues Empty { get; } = new();

    /// <summary>Who waits, in the order in which they came. A stratum where nobody waits is absent.</summary>
    public ImmutableSortedDictionary<string, ImmutableList<Referred>> Waiting { get; internal init; } =
        ImmutableSortedDictionary<string, ImmutableList<Referred>>.Empty.WithComparers(StringComparer.Ordinal);

    /// <summary>The seal of every stratum's last cohort, and the number of the next one under it.</summary>
    public ImmutableSortedDictionary<string, Cursor> Cohorts { get; internal init; } =
        ImmutableSortedDictionary<string, Cursor>.Empty.WithComparers(StringComparer.Ordinal);

    /// <summary>The cohort that is being drawn; null between cohorts.</summary>
    public Act.Cohort? Cohort { get; internal init; }

    /// <summary>The people of it who were not drawn yet, in their order.</summary>
    public ImmutableList<Referred> Drawing { get; internal init; } = [];

    /// <summary>Who waits in a stratum, in the order in which they came.</summary>
    public ImmutableList<Referred> In(string stratum) => Waiting.GetValueOrDefault(stratum, []);

    /// <summary>The number of a stratum's next cohort under a seal.</summary>
    public int Number(string stratum, int seal) => Cohorts.TryGetValue(stratum, out var last) && last.Seal == seal ? last.Next : 1;

    internal string? Refusal(Act act, int seal) => act switch
    {
        _ when Drawing is [var next, ..] && (act as Act.Draw)?.Participant != next.Id =>
            "a cohort is being drawn, and another person is next",
        Act.Draw it => RefusalOfDraw(it, seal),
        Act.Cohort it when it.Number < 1 || it.People < 1 || it.People > In(it.Stratum).Count => "fewer people wait there",
        Act.Close { Stratum: { } place } when Waiting.ContainsKey(place) => "people wait there for their lot",
        Act.Close { Stratum: null } when !Waiting.IsEmpty => "people wait for their lot",
        Act.Withdraw { What: not Withdrawal.Data } it when Find(it.Participant) is not null => "before the draw only data can be withdrawn",
        _ => null,
    };

    /// <param name="act">What was done.</param>
    /// <param name="stamp">Of its body.</param>
    /// <param name="commitment">Of its body.</param>
    /// <param name="seal">The number of a draw's seal.</param>
    /// <param name="moved">Whether a restore moves the cursor of a stratum.</param>
    internal Queues After(Act act, Stamp stamp, Digest commitment, int seal, Func<string, bool> moved) => act switch
    {
        Act.Referral it => With(it.Stratum, In(it.Stratum).Add(new(it.Participant, stamp.Sequence, stamp.At, it, commitment))),
        Act.Cohort it => With(it.Stratum, In(it.Stratum).RemoveRange(0, it.People)) with
        {
            Cohort = it,
            Drawing = [.. CohortOrder.Of(it.Key, In(it.Stratum).Take(it.People), person => person.Id)],
        },
        Act.Draw when Cohort is not null => this with
        {
            Cohorts = Cohorts.SetItem(Cohort.Stratum, new(seal, Cohort.Number + 1)),
            Cohort = Drawing.Count == 1 ? null : Cohort,
            Drawing = Drawing.RemoveAt(0),
        },
        Act.Withdraw { What: Withdrawal.Data } it when Find(it.Participant) is { } person =>
            With(person.Referral.Stratum, In(person.Referral.Stratum).Remove(person)),
        Act.Restore => this with { Waiting = Waiting.RemoveRange(Waiting.Keys.Where(moved)) },
        _ => this,
    };

    private Referred? Find(ParticipantId id) =>
        Waiting.Values.Select(queue => queue.Find(person => person.Id == id)).FirstOrDefault(person => person is not null);

    private string? RefusalOfDraw(Act.Draw draw, int seal) =>
        Cohort is null ? (draw.Person is null ? "neither it nor a referral commits to anything about the person" : null)
        : draw.Person is not null ? "the referral and this draw both commit to the person"
        : (draw.Stratum, draw.Consent) != (Cohort.Stratum, Drawing[0].Referral.Consent)
            ? "the draw's stratum or consent is not that of the referral"
        : Drawing.Count < Cohort.People && Cohorts[Cohort.Stratum].Seal != seal ? "a cohort is drawn under one seal"
        : Drawing.Count == Cohort.People && Cohort.Number != Number(Cohort.Stratum, seal)
            ? $"cohort {Cohort.Number} of stratum {Cohort.Stratum} where {Number(Cohort.Stratum, seal)} comes next"
        : null;

    private Queues With(string stratum, ImmutableList<Referred> waiting) =>
        this with { Waiting = waiting.IsEmpty ? Waiting.Remove(stratum) : Waiting.SetItem(stratum, waiting) };
}
