namespace Trial.Core.Assess;

/// <summary>
/// What somebody believes who knows the design and sees every draw, but not where blocks end: a probability for each state (Bayes).
/// </summary>
internal sealed class Belief(ListRule rule)
{
    private readonly Dictionary<ListState, Draw<ListState>[]> draws = [];
    private Dictionary<ListState, double> states = [];

    /// <summary>Forgets everything: a new list begins.</summary>
    public void Begin() => states = new() { [default] = 1 };

    /// <summary>What is believed of the part of the state that shapes the next draws.</summary>
    public IReadOnlyList<(ListState State, double Probability)> Held() =>
        [.. states.Select(held => (rule.Essential(held.Key), held.Value))];

    /// <summary>The probability of each arm for the next person.</summary>
    public double[] Chances()
    {
        var chances = new double[rule.Shares.Ratio.Count];
        foreach (var (state, probability) in states)
        {
            foreach (var draw in Draws(state))
            {
                chances[draw.Arm] += probability * draw.Probability;
            }
        }

        return chances;
    }

    /// <summary>Sees an arm drawn that had the probability <paramref name="chance"/>.</summary>
    public void See(int arm, double chance)
    {
        var after = new Dictionary<ListState, double>();
        foreach (var (state, probability) in states)
        {
            foreach (var draw in Draws(state).Where(draw => draw.Arm == arm))
            {
                after[draw.Next] = after.GetValueOrDefault(draw.Next) + (probability * draw.Probability / chance);
            }
        }

        states = after;
    }

    private Draw<ListState>[] Draws(ListState state)
    {
        if (!draws.TryGetValue(state, out var found))
        {
            draws[state] = found = [.. rule.Draws(state)];
        }

        return found;
    }
}
