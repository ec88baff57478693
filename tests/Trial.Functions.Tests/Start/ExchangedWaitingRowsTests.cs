using Trial.Core.Lottery;

namespace Trial.Functions.Tests.Start;

/// <summary>The exchanges of <see cref="ExchangedRowsTests"/> between two people who wait for their lot.</summary>
[Trait("Requirement", "R12")]
public sealed class ExchangedWaitingRowsTests : ExchangedRowsTests
{
    internal override CohortPlan? Cohort { get; } = new(4, 28);
}
