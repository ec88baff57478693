namespace Trial.Core.Assess;

/// <summary>How well a list's next arm can be guessed, computed over the chain of its states.</summary>
internal sealed class ExactGuessing(ListRule rule, Chain<ListState> lists, int people)
{
    private const int MaxStates = 200_000;

    private readonly double[] visits = lists.Walk(people, lists.States.Count).Visits;

    /// <summary>The convergence strategy of Blackwell and Hodges (Ann. Math. Stat. 1957; 28: 449-460); a tie is guessed evenly.</summary>
    public Figure Guess() => Share(state =>
    {
        var behind = rule.Shares.Behind(lists.States[state].Deviation);
        return behind.Sum(arm => Probability(state, arm)) / behind.Length;
    });

    /// <summary>The best guess of somebody who sees all draws but no block's end; null when it takes simulation.</summary>
    public Figure? Best()
    {
        // In equal shares the arm furthest behind has the most left in a block, whatever the block's size, and in an urn, and is what
        // a big stick would force: no other guess is better in any state. Otherwise the state must be known.
        return rule.Shares.AreEqual
            ? Guess()
            : rule.HidesBlockEnds ? null : Share(state => Arms(state).Max(arm => Probability(state, arm)));
    }

    /// <summary>Draws that are certain to somebody who knows the list's state.</summary>
    public Figure CertainEndsKnown() => Share(state => Arms(state).Count() == 1 ? 1 : 0);

    /// <summary>Draws that are certain to somebody who sees all draws but no block's end; null when it takes simulation.</summary>
    public Figure? Certain()
    {
        if (!rule.HidesBlockEnds)
        {
            return CertainEndsKnown();
        }

        var knowledge = new Knowledge(lists);
        var known = Chain<Known>.Unfold(knowledge.Start(lists.Start), knowledge.Draws, _ => 0, people, MaxStates);
        var certain = known?.Walk(people, known.States.Count).Visits.Select(
            (times, state) => knowledge.IsCertain(known.States[state].Set) ? times : 0);
        return certain is null ? null : new Figure(certain.Sum() / people, null);
    }

    private Figure Share(Func<int, double> right) =>
        new(visits.Select((times, state) => times > 0 ? times * right(state) : 0).Sum() / people, null);

    private IEnumerable<int> Arms(int state) => lists.Draws(state).Select(draw => draw.Arm).Distinct();

    private double Probability(int state, int arm) => lists.Draws(state).Where(draw => draw.Arm == arm).Sum(draw => draw.Probability);
}
