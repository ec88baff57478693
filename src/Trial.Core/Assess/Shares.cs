namespace Trial.Core.Assess;

//  Deviation
//
//      After t people of whom n_i are in arm i, arm i is R·n_i − t·r_i ahead of its
//      share: people times R, where r is the ratio and R its sum. The deviations
//      add up to zero, so the last arm's is left out; the others are the digits of
//      one number in base 2^21, each between −2^20 and 2^20. Deviations of two
//      strata are added by adding their numbers.
//
//  Imbalance
//
//      Σ |n_i − t·r_i/R|: twice the people who would have to move. For two arms
//      one to one it is |n_0 − n_1|.

/// <summary>The ratio of two to four arms, and how far a list has strayed from it.</summary>
internal sealed class Shares
{
    private const int Bits = 21;

    private readonly long[] steps;

    public Shares(IReadOnlyList<int> ratio)
    {
        Ratio = ratio;
        Sum = ratio.Sum();
        AreEqual = ratio.All(share => share == ratio[0]);
        steps = [.. Enumerable.Range(0, ratio.Count).Select(Step)];
    }

    public IReadOnlyList<int> Ratio { get; }

    public int Sum { get; }

    public bool AreEqual { get; }

    /// <summary>The deviation after one more person in <paramref name="arm"/>.</summary>
    public long After(long deviation, int arm) => deviation + steps[arm];

    /// <summary>How far each arm is ahead of its share, in people times <see cref="Sum"/>.</summary>
    public int[] Read(long deviation)
    {
        var ahead = new int[Ratio.Count];
        for (var arm = 0; arm < ahead.Length - 1; arm++)
        {
            var digit = (deviation << (64 - Bits)) >> (64 - Bits); // the lowest digit, with its sign
            ahead[arm] = (int)digit;
            ahead[^1] -= (int)digit;
            deviation = (deviation - digit) >> Bits;
        }

        return ahead;
    }

    /// <summary>The imbalance times <see cref="Sum"/>.</summary>
    public int Distance(long deviation) => Read(deviation).Sum(Math.Abs);

    /// <summary>The imbalance in people.</summary>
    public double Imbalance(long deviation) => Distance(deviation) / (double)Sum;

    /// <summary>The arms that would be furthest behind their shares if the next person did not get them.</summary>
    public int[] Behind(long deviation)
    {
        var ahead = Read(deviation);
        var behind = ahead.Select((people, arm) => Ratio[arm] - people).ToArray();
        var most = behind.Max();
        return [.. Enumerable.Range(0, behind.Length).Where(arm => behind[arm] == most)];
    }

    /// <summary>Which of two arms somebody expects who names the arm furthest behind: 1 the first, −1 the other, 0 at a tie.</summary>
    public int Guess(long deviation) => Behind(deviation) switch
    {
        [0] => 1,
        [_] => -1,
        _ => 0,
    };

    private long Step(int drawn)
    {
        var step = 0L;
        for (var arm = Ratio.Count - 2; arm >= 0; arm--)
        {
            step = (step << Bits) + (arm == drawn ? Sum : 0) - Ratio[arm];
        }

        return step;
    }
}
