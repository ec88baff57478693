namespace Trial.Core.Assess;

//  The partially nested design
//
//      The first arm meets in groups of m whose members' outcomes have the
//      correlation ρ; nobody in the second arm has a group. With σ² the same in
//      both arms a stratum's difference of means has the variance
//
//          σ²·(D/n_0 + 1/n_1),  D = 1 + (m − 1)·ρ
//
//      so that its information is n_0·n_1 / (D·n_1 + n_0). (Roberts and Roberts,
//      Clin. Trials 2005; 2: 152-162; Moerbeek and Wong, Stat. Med. 2008; 27:
//      2850-2864.) m is the mean size; sizes that differ by a coefficient of
//      variation c make of m − 1: (1 + c²)·m − 1 (Eldridge, Ashby and Kerry,
//      Int. J. Epidemiol. 2006; 35: 1292-1300).

/// <summary>Groups in which the first arm is treated, and the second is not.</summary>
/// <param name="Size">People in a group: 2 to <see cref="MaxSize"/>.</param>
/// <param name="Correlation">The intra-class correlation of outcomes in a group, from 0 and below 1.</param>
public sealed record GroupTreatment(int Size, double Correlation)
{
    /// <summary>The largest group.</summary>
    public const int MaxSize = 100;

    /// <summary>How much less a member of a group tells than somebody without a group.</summary>
    public double DesignEffect => 1 + ((Size - 1) * Correlation);

    internal double Information(double first, double people)
    {
        var second = people - first;
        return first * second / ((DesignEffect * second) + first);
    }
}
