using System.Runtime.InteropServices;

namespace Trial.Core.Assess;

//  What scores do to a stratum's difference
//
//      With own = the sum of the first arm's scores, all = the sum of everybody's,
//      n people of whom n_0 are in the first arm, the weighted difference of the
//      arms' mean scores is (n_0·n_1/n)·difference = (n·own − n_0·all) / n.
//      Strata add up. What is left of the scores within arms and strata is their
//      sum of squares, less all²/n, less what the difference explains.

/// <summary>How a stratum may end.</summary>
/// <param name="Lean">n·own − n_0·all.</param>
/// <param name="Product">n_0·n_1.</param>
/// <param name="Probability">Of this end.</param>
internal readonly record struct ScoredEnd(long Lean, long Product, double Probability);

/// <summary>How a stratum may end when its people have scores, computed over the chain of its list's states.</summary>
/// <param name="Ends">Each once.</param>
/// <param name="Squares">The expected sum of squares of the scores about their mean.</param>
internal sealed record ScoredEnds(IReadOnlyList<ScoredEnd> Ends, double Squares)
{
    // More would take more than seconds.
    private const int MostAtOnce = 200_000;

    /// <summary>The ends of a stratum; null when they are too many to compute.</summary>
    public static ScoredEnds? Of(Chain<ListState> lists, Shares shares, int people, Influence influence)
    {
        int[] guesses = [.. lists.States.Select(state => shares.Guess(state.Deviation))];
        var now = new Dictionary<Reached, double> { [new(lists.Start, 0, 0, 0)] = 1 };
        var squares = 0.0;
        for (var person = 0; person < people; person++)
        {
            var next = new Dictionary<Reached, double>(now.Count);
            foreach (var (reached, probability) in now)
            {
                var score = influence.Score(person, guesses[reached.State]);
                squares += probability * score * score;
                foreach (var draw in lists.Draws(reached.State))
                {
                    CollectionsMarshal.GetValueRefOrAddDefault(next, reached.After(draw, score), out _) += probability * draw.Probability;
                }
            }

            if (next.Count > MostAtOnce)
            {
                return null;
            }

            now = next;
        }

        return new(End(now, people), squares - now.Sum(end => end.Value * end.Key.All * end.Key.All / people));
    }

    private static ScoredEnd[] End(Dictionary<Reached, double> ends, int people) =>
    [
        .. ends
            .GroupBy(end => (Lean: end.Key.Lean(people), Product: (long)end.Key.First * (people - end.Key.First)), end => end.Value)
            .Select(end => new ScoredEnd(end.Key.Lean, end.Key.Product, end.Sum())),
    ];

    private readonly record struct Reached(int State, int First, int Own, int All)
    {
        public long Lean(int people) => ((long)people * Own) - ((long)First * All);

        public Reached After(Draw<int> draw, int score) =>
            new(draw.Next, draw.Arm == 0 ? First + 1 : First, draw.Arm == 0 ? Own + score : Own, All + score);
    }
}
