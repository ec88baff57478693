namespace Trial.Core.Assess;

//  Spare slips
//
//      Somebody sees the list's true state, block ends and all, and wants one
//      person in the first arm. While they have slips they may sign up a ghost
//      first, and see its arm. With j slips left, in a state s:
//
//          v_0(s) = P(first arm | s),   v_j(s) = max(v_0(s), E v_{j−1}(next s))
//
//      The share is v_k, over the states of each place of a stratum: the person
//      comes at any place alike, and the list goes on after the stratum's people.

/// <summary>How often somebody with spare slips gets the one person they want into the first arm.</summary>
internal sealed class SpareSlips : Watch
{
    private const int MaxStates = 50_000;

    private readonly int people;
    private readonly Chain<ListState>? chain;
    private readonly double[] values = [];
    private readonly Dictionary<ListState, int> places = [];

    public SpareSlips(int slips, ListRule rule, int people)
    {
        this.people = people;
        chain = Chain<ListState>.Unfold(default, rule.EssentialDraws, _ => 0, people + slips, MaxStates);
        if (chain is not null)
        {
            places = chain.States.Select((state, index) => (state, index)).ToDictionary(pair => pair.state, pair => pair.index);
            values = Values(chain, slips);
        }
    }

    public override bool IsPossible => chain is not null;

    public override Figure? Exact() => chain is null
        ? null
        : new(chain.Walk(people, values.Length).Visits.Select((times, state) => times * values[state]).Sum() / people, null);

    public override double After(IReadOnlyList<(ListState State, double Probability)> belief, int person) =>
        IsPossible ? belief.Sum(held => held.Probability * values[places[held.State]]) : 0;

    private static double[] Values(Chain<ListState> chain, int slips)
    {
        var now = chain.Each(draw => draw.Arm == 0 ? 1 : 0);
        var values = now;
        for (var left = 0; left < slips; left++)
        {
            var before = values;
            values = [.. chain.Each(draw => before[draw.Next]).Zip(now, Math.Max)];
        }

        return values;
    }
}
