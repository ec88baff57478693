namespace Trial.Core.Record;

/// <summary>What the record says of one sheet of slips.</summary>
/// <param name="Name">The sheet's name.</param>
/// <param name="Count">How many slips were made.</param>
/// <param name="Made">On which day, in Europe/Copenhagen.</param>
/// <param name="Until">The last day on which they are good.</param>
/// <param name="IsWithdrawn">None of them is good any more.</param>
public sealed record Sheet(string Name, int Count, DateOnly Made, DateOnly Until, bool IsWithdrawn = false)
{
    /// <summary>Whether a slip of it that is not used is good.</summary>
    public bool IsGoodOn(DateOnly today) => !IsWithdrawn && today <= Until;

    /// <summary>Why a sheet cannot be withdrawn; null when it can.</summary>
    internal static Obstacle? Refusal(Sheet? sheet, Act.SlipsWithdrawn withdrawn) =>
        sheet is null ? new("no sheet has this name", "sheet")
        : sheet.IsWithdrawn ? new("this sheet is withdrawn", "sheet")
        : sheet.Count != withdrawn.Count ? new("the sheet has another number of slips", "sheet")
        : null;
}
