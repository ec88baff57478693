namespace Trial.Core.Assess;

/// <summary>When an observer looks, while a stratum's people are drawn. Looks do not depend on what is drawn.</summary>
internal sealed class Looks
{
    private const double Negligible = 1e-15;

    public Looks(Observer observer, int people)
    {
        var between = observer.Between(people);
        After = [.. between.Select((_, draws) => between[draws..].Sum()).TakeWhile(probability => probability > Negligible)];
        Before = new double[people];
        Before[0] = 1;
        for (var person = 0; person < people; person++)
        {
            for (var draws = 1; draws <= between.Length && person + draws < people; draws++)
            {
                Before[person + draws] += Before[person] * between[draws - 1];
            }
        }
    }

    /// <summary>For each person the probability that the observer looks just before they are drawn.</summary>
    public double[] Before { get; }

    /// <summary>For each number of draws after a look, from 0, the probability that the observer has not looked again.</summary>
    public double[] After { get; }
}
