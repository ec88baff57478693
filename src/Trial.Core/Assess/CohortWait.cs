namespace Trial.Core.Assess;

//  Waiting for a cohort
//
//      People come one by one, a Poisson number a month; a lot is drawn when m wait.
//      A person who still needs i others, each i from 0 to m − 1 equally often, waits until i have come:
//      P(wait ≤ t) = Σ_i P(Poisson(λt) ≥ i) / m. That a cohort is drawn early when
//      its first has waited too long is left out.

/// <summary>How long people wait for their lot where it is drawn by cohort.</summary>
/// <param name="People">In a cohort.</param>
/// <param name="Month">How many come in a month to a stratum, on average.</param>
public sealed record CohortWait(int People, double Month)
{
    /// <summary>The most that come in a month.</summary>
    public const int MaxMonth = 1000;

    private const double DaysInMonth = 365.25 / 12;

    /// <summary>The days that a share of the people wait at most.</summary>
    public double Days(double share)
    {
        var (low, high) = (0.0, DaysInMonth);
        while (Within(high) < share)
        {
            high *= 2;
        }

        while (high - low > 1e-6)
        {
            var middle = (low + high) / 2;
            (low, high) = Within(middle) < share ? (middle, high) : (low, middle);
        }

        return high;
    }

    // One less the shares of those who need more people than have come.
    private double Within(double days)
    {
        var come = Month * days / DaysInMonth;
        var (fewer, exactly, waiting) = (0.0, Math.Exp(-come), 0.0);
        for (var needed = 0; needed < People; needed++)
        {
            waiting += fewer;
            fewer += exactly;
            exactly *= come / (needed + 1);
        }

        return 1 - (waiting / People);
    }
}
