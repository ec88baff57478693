namespace Trial.Core.Assess;

/// <summary>What an observer makes of a stratum's list.</summary>
internal abstract class Watch
{
    /// <summary>Whether the share can be computed, exactly or list by list.</summary>
    public abstract bool IsPossible { get; }

    /// <summary>What an observer of a kind makes of it.</summary>
    public static Watch Of(Observer observer, ListRule rule, int people) =>
        observer is Observer.Slips slips ? new SpareSlips(slips.Count, rule, people) : new Observation(observer, rule, people);

    /// <summary>The share of a stratum's draws, exact; null when it takes simulation.</summary>
    public abstract Figure? Exact();

    /// <summary>
    /// What to expect just before a person, given what is believed of the list's state; over all people, the share times people.
    /// </summary>
    public abstract double After(IReadOnlyList<(ListState State, double Probability)> belief, int person);
}
