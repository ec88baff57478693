namespace Trial.Core.Report;

//  The methods, items 17a to 19 of CONSORT 2025
//
//      Only what the record, the setups, the seal entries and the access log say. What only people know stands in [square brackets]
//      for the author to fill in. Block sizes and tolerance are told after the reveal, and before it that they are sealed (SPIRIT 2025
//      item 21b). Envelopes that were passed over, days on which the service was put back and dates that the steward confirmed are named.

/// <summary>Tells in one language how the lists were made, sealed and used.</summary>
/// <param name="lottery">The study.</param>
internal abstract class MethodsText(ReportedLottery lottery)
{
    protected ReportedLottery Lottery => lottery;

    /// <summary>The items in their order.</summary>
    public abstract IReadOnlyList<MethodsSection> Sections();
}
