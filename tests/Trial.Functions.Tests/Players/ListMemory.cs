using Trial.Core.Lottery;

namespace Trial.Functions.Tests.Players;

/// <summary>
/// All that can be inferred of one place's list by somebody who knows its design, how many were drawn, and bounds on how many of them
/// came into the peer arm: Bayes, exactly. A second writing of the designs of docs/formats.md section 1.
/// </summary>
internal sealed class ListMemory(Policy design)
{
    private readonly SortedDictionary<int, (int Least, int Most)> known = [];

    /// <summary>The first so many draws hold from <paramref name="least"/> to <paramref name="most"/> peers.</summary>
    public void Know(int drawn, int least, int most)
    {
        var (before, after) = known.GetValueOrDefault(drawn, (0, drawn));
        known[drawn] = (Math.Max(before, least), Math.Min(after, most));
    }

    /// <summary>The probability that the next draw after so many is peer, and how likely all that is known was.</summary>
    public (double Peer, double Likelihood) Next(int drawn)
    {
        var states = new Dictionary<State, double> { [new State(0, 0, 0)] = 1 };
        for (var number = 0; number < drawn; number++)
        {
            states = After(states, number);
        }

        states = Allowed(states, drawn);
        var all = states.Values.Sum();
        return (states.Sum(state => state.Value * Ways(state.Key).Where(way => way.IsPeer).Sum(way => way.Chance)) / all, all);
    }

    private Dictionary<State, double> After(Dictionary<State, double> states, int drawn)
    {
        var next = new Dictionary<State, double>();
        foreach (var (state, probability) in Allowed(states, drawn))
        {
            foreach (var way in Ways(state))
            {
                next[way.Next] = next.GetValueOrDefault(way.Next) + (probability * way.Chance);
            }
        }

        return next;
    }

    private Dictionary<State, double> Allowed(Dictionary<State, double> states, int drawn) =>
        known.TryGetValue(drawn, out var bounds)
            ? states.Where(state => state.Key.Peers >= bounds.Least && state.Key.Peers <= bounds.Most).ToDictionary()
            : states;

    private IEnumerable<Way> Ways(State state) => design switch
    {
        Policy.BigStick stick => OfStick(state, stick.Tolerance),
        Policy.BlockUrn urn => OfUrn(state, urn.Urn),
        Policy.PermutedBlocks blocks when state is { A: 0, B: 0 } =>
            blocks.Sizes.SelectMany(size => OfBlock(state with { A = size / 2, B = size / 2 }, 1.0 / blocks.Sizes.Count)),
        Policy.PermutedBlocks => OfBlock(state, 1),
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    // A: how far peer is ahead.
    private static IEnumerable<Way> OfStick(State state, int tolerance)
    {
        var peer = state.A == tolerance ? 0 : state.A == -tolerance ? 1 : 0.5;
        return Both(peer, state with { A = state.A + 1 }, state with { A = state.A - 1 });
    }

    // A and B: what the block still holds.
    private static IEnumerable<Way> OfBlock(State state, double chance) =>
        Both((double)state.A / (state.A + state.B), state with { A = state.A - 1 }, state with { B = state.B - 1 })
            .Select(way => way with { Chance = way.Chance * chance });

    // A and B: what is outside the urn; one of each goes back.
    private static IEnumerable<Way> OfUrn(State state, int urn) =>
        Both((double)(urn - state.A) / ((2 * urn) - state.A - state.B), Back(state with { A = state.A + 1 }),
            Back(state with { B = state.B + 1 }));

    private static State Back(State state) => state is { A: > 0, B: > 0 } ? state with { A = state.A - 1, B = state.B - 1 } : state;

    private static IEnumerable<Way> Both(double peer, State afterPeer, State afterControl) =>
        new[] { new Way(true, peer, afterPeer with { Peers = afterPeer.Peers + 1 }), new Way(false, 1 - peer, afterControl) }
            .Where(way => way.Chance > 0);

    private readonly record struct State(int A, int B, int Peers);

    private readonly record struct Way(bool IsPeer, double Chance, State Next);
}
