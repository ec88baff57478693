using Trial.Core.Record;

namespace Trial.Core.Analysis;

//  Where lots are drawn by cohort
//
//      People choose when to sign up, and nobody chooses the order within a cohort. So people are put in the order of their
//      sign-up, and what could be known of a lot is what could be known before its cohort's first draw. The draws of a
//      cohort follow its body with nothing between them: a draw right after another one belongs to the same cohort.
//
//      Where a lot is drawn at sign-up, that order is the order of the draws, and each draw is a cohort for itself.

/// <summary>The order in which people signed up.</summary>
internal sealed class SignUpOrder
{
    private readonly int[] order; // numbers of draws, from 0
    private readonly int[] begins; // the first draw of each draw's cohort
    private readonly DateOnly[] days;

    /// <param name="drawn">Everybody, in the order of the draws.</param>
    /// <param name="referred">When the people signed up who waited for their lot.</param>
    public SignUpOrder(IReadOnlyList<Participant> drawn, IReadOnlyDictionary<ParticipantId, Stamp> referred)
    {
        order = [.. Enumerable.Range(0, drawn.Count).OrderBy(draw => SignedUp(draw).Sequence)];
        days = [.. order.Select(draw => SignedUp(draw).At)];
        begins = new int[drawn.Count];
        foreach (var (draw, person) in drawn.Index())
        {
            var follows = referred.ContainsKey(person.Id) && draw > 0 && drawn[draw - 1].Sequence == person.Sequence - 1;
            begins[draw] = follows ? begins[draw - 1] : draw;
        }

        (int Sequence, DateOnly At) SignedUp(int draw) => referred.TryGetValue(drawn[draw].Id, out var stamp)
            ? (stamp.Sequence, stamp.At)
            : (drawn[draw].Sequence, drawn[draw].Drawn);
    }

    /// <summary>The day of each sign-up.</summary>
    public IReadOnlyList<DateOnly> Days => days;

    /// <summary>What belongs to people, in their order.</summary>
    public T[] Of<T>(IReadOnlyList<T> ofDraws) => Array.ConvertAll(order, draw => ofDraws[draw]);

    /// <summary>What could be known of each person's lot before any lot of its cohort was drawn.</summary>
    /// <param name="scores">What could be known just before each draw.</param>
    public double[] Before(IReadOnlyList<double> scores) => Array.ConvertAll(order, draw => scores[begins[draw]]);
}
