namespace Trial.Core.Assess;

//  What an onlooker knows
//
//      Somebody who knows the design and has seen every draw, but no block's end,
//      knows that the list is in one of a set of states. The set after a draw is all
//      that this arm leads to from the set before. The next arm is certain when
//      every state of the set leads to it alone. The pair (set, state) is again a
//      Markov chain, and a small one.

/// <summary>A state, and the number of the set of states that an onlooker cannot tell it from.</summary>
internal readonly record struct Known(int Set, int State);

/// <summary>The sets of states that an onlooker may hold possible. One walk's states are found in the order they are asked for.</summary>
internal sealed class Knowledge(Chain<ListState> lists)
{
    private readonly Dictionary<string, int> found = [];
    private readonly List<int[]> sets = [];
    private readonly Dictionary<(int Set, int Arm), int> after = [];

    public Known Start(int state) => new(Find([state]), state);

    public IEnumerable<Draw<Known>> Draws(Known known) =>
        lists.Draws(known.State)
            .Select(draw => new Draw<Known>(draw.Arm, draw.Probability, new Known(After(known.Set, draw.Arm), draw.Next)));

    public bool IsCertain(int set) => sets[set].SelectMany(lists.Draws).Select(draw => draw.Arm).Distinct().Count() == 1;

    private int After(int set, int arm)
    {
        if (!after.TryGetValue((set, arm), out var next))
        {
            after[(set, arm)] = next = Find(
                [.. sets[set].SelectMany(lists.Draws).Where(draw => draw.Arm == arm).Select(draw => draw.Next).Distinct().Order()]);
        }

        return next;
    }

    private int Find(int[] states)
    {
        var name = string.Join(',', states);
        if (found.TryAdd(name, sets.Count))
        {
            sets.Add(states);
        }

        return found[name];
    }
}
