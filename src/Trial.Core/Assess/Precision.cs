namespace Trial.Core.Assess;

//  Precision
//
//      With n_0 and n_1 people of two arms in each stratum the treatment's estimate,
//      adjusted for strata, has the variance σ² / I with the information
//
//          I = Σ n_0·n_1 / (n_0 + n_1)            over strata
//
//      A study of N people in perfect ratio p_0 : p_1 has I* = N·p_0·p_1.
//
//      lost     N·(1 − I / I*): this many people fewer, in perfect ratio, would have
//               told as much. One to one it is Σ d²/n with d = n_0 − n_1: the loss
//               of Burman (1996) and Atkinson (Biostatistics 2003; 4: 179-193)
//      power    Φ(δ√I − z) + Φ(−δ√I − z), z = 1.96: the two-sided 5 % test of a
//               difference of δ standard deviations
//
//      Both are expectations over the lists that the design may make.

/// <summary>What a design's imbalance costs a study of two arms, when strata are adjusted for.</summary>
/// <param name="Lost">The people whose information is expected to be lost. Below zero where straying from an unequal ratio helps.</param>
/// <param name="Power">The expected probability of finding the effect.</param>
/// <param name="PerfectPower">The same in perfect ratio.</param>
/// <param name="Effect">The true difference, in standard deviations.</param>
public sealed record Precision(Figure Lost, Figure Power, double PerfectPower, double Effect);
