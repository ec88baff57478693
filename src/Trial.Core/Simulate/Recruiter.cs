namespace Trial.Core.Simulate;

/// <summary>
/// Who gets the next invitation at a place. An honest coordinator gives it to whoever comes. One who guesses holds people back, and sends
/// those with a good prognosis when they think that the lot is peer, and those with a bad one when they think that it is control.
/// </summary>
public sealed class Recruiter(Scenario scenario)
{
    private readonly List<SimulatedPerson>[] waiting = [.. scenario.Places.Select(_ => new List<SimulatedPerson>())];
    private readonly int[] peers = new int[scenario.Places.Count];
    private readonly int[] controls = new int[scenario.Places.Count];

    /// <summary>How often they expected an arm, and it was that arm.</summary>
    public int Right { get; private set; }

    /// <summary>How often they expected an arm.</summary>
    public int Expected { get; private set; }

    private bool Chooses => scenario.Coordinator.Guesses || scenario.LooksAhead;

    /// <summary>Somebody wants to sign up.</summary>
    public void Meet(SimulatedPerson person) => waiting[person.Place].Add(person);

    /// <summary>Somebody tells their lot.</summary>
    public void Hear(int place, bool isPeer) => (isPeer ? peers : controls)[place]++;

    /// <summary>How it went with a lot that was expected: above 0 for peer, below for control.</summary>
    public void Score(double expected, bool isPeer)
    {
        Expected += expected != 0 ? 1 : 0;
        Right += expected != 0 && expected > 0 == isPeer ? 1 : 0;
    }

    /// <summary>What they expect the next lot of a place to be: above 0 peer, below 0 control, 0 for nothing.</summary>
    /// <param name="place">The place.</param>
    /// <param name="told">The chance of peer that a steward who looks ahead told them; null for nothing.</param>
    public double Expects(int place, double? told)
    {
        var share = scenario.Ratio[0] / (double)scenario.Ratio.Sum();
        return !Chooses ? 0
            : told is { } chance ? Math.Round(chance - share, 9)
            : scenario.Coordinator.Guesses ? ((long)controls[place] * scenario.Ratio[0]) - ((long)peers[place] * scenario.Ratio[1])
            : 0;
    }

    /// <summary>Who signs up now; null when nobody does today any more.</summary>
    /// <param name="place">The place.</param>
    /// <param name="today">The day.</param>
    /// <param name="expected">As <see cref="Expects"/> has it.</param>
    public SimulatedPerson? Next(int place, DateOnly today, double expected)
    {
        var here = waiting[place];
        var next = expected == 0 || !Chooses ? here.FirstOrDefault()
            : here.Find(person => today >= scenario.End || person.Comes.AddDays(scenario.Coordinator.Patience) <= today)
                ?? here.Where(person => Math.Sign(person.Prognosis) == Math.Sign(expected))
                    .MaxBy(person => person.Prognosis * Math.Sign(expected));
        if (next is not null)
        {
            here.Remove(next);
        }

        return next;
    }
}
