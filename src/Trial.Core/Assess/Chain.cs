namespace Trial.Core.Assess;

/// <summary>A Markov chain of draws, unfolded as far as a stratum's people can take it.</summary>
internal sealed class Chain<TState>
    where TState : struct
{
    private readonly Draw<int>[][] draws;

    private Chain(TState[] states, Draw<int>[][] draws, int start)
    {
        States = states;
        this.draws = draws;
        Start = start;
    }

    /// <summary>The states that can be reached, those of the lowest level first.</summary>
    public IReadOnlyList<TState> States { get; }

    /// <summary>Where a list begins.</summary>
    public int Start { get; }

    /// <summary>The draws from a state; none from one that only the last person can lead to.</summary>
    public IReadOnlyList<Draw<int>> Draws(int state) => draws[state];

    /// <summary>Unfolds a chain; null when it has more than <paramref name="limit"/> states.</summary>
    public static Chain<TState>? Unfold(
        TState start, Func<TState, IEnumerable<Draw<TState>>> rule, Func<TState, int> level, int people, int limit)
    {
        var found = new Dictionary<TState, int> { [start] = 0 };
        var states = new List<TState> { start };
        var draws = new List<Draw<int>[]>();

        for (var person = 0; person < people; person++)
        {
            for (var end = states.Count; draws.Count < end;)
            {
                draws.Add([.. rule(states[draws.Count]).Select(draw => new Draw<int>(draw.Arm, draw.Probability, Find(draw.Next)))]);
            }

            if (states.Count > limit)
            {
                return null;
            }
        }

        draws.AddRange(Enumerable.Repeat(Array.Empty<Draw<int>>(), states.Count - draws.Count));
        return Sort(states, draws, level);

        int Find(TState state)
        {
            if (found.TryAdd(state, states.Count))
            {
                states.Add(state);
            }

            return found[state];
        }
    }

    /// <summary>For each state the value to expect of its next draw.</summary>
    public double[] Each(Func<Draw<int>, double> value) =>
        Array.ConvertAll(draws, next => next.Sum(draw => draw.Probability * value(draw)));

    /// <summary>For each state the probability that a list is in it, before each of <paramref name="people"/> draws.</summary>
    public IEnumerable<double[]> Course(int people)
    {
        var now = new double[States.Count];
        now[Start] = 1;
        for (var person = 0; person < people; person++)
        {
            yield return now;
            var next = new double[States.Count];
            for (var state = 0; state < now.Length; state++)
            {
                Spread(draws[state], now[state], next);
            }

            now = next;
        }
    }

    /// <summary>
    /// Sends a list of <paramref name="people"/> draws through the first <paramref name="states"/> states; a list that leaves them is lost.
    /// </summary>
    public Occupancy Walk(int people, int states)
    {
        var visits = new double[states];
        var now = new double[states];
        var next = new double[states];
        now[Start] = 1;

        for (var person = 0; person < people; person++)
        {
            Array.Clear(next);
            for (var state = 0; state < states; state++)
            {
                visits[state] += now[state];
                Spread(draws[state], now[state], next);
            }

            (now, next) = (next, now);
        }

        return new Occupancy(visits, now);
    }

    private static void Spread(Draw<int>[] draws, double probability, double[] next)
    {
        if (probability == 0)
        {
            return;
        }

        foreach (var draw in draws)
        {
            if (draw.Next < next.Length)
            {
                next[draw.Next] += probability * draw.Probability;
            }
        }
    }

    private static Chain<TState> Sort(List<TState> states, List<Draw<int>[]> draws, Func<TState, int> level)
    {
        int[] order = [.. Enumerable.Range(0, states.Count).OrderBy(state => level(states[state]))];
        var place = new int[order.Length];
        for (var index = 0; index < order.Length; index++)
        {
            place[order[index]] = index;
        }

        return new Chain<TState>(
            [.. order.Select(state => states[state])],
            [.. order.Select(state => Array.ConvertAll(draws[state], draw => draw with { Next = place[draw.Next] }))],
            place[0]);
    }
}
