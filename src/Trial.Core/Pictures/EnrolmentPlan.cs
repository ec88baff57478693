namespace Trial.Core.Pictures;

/// <summary>How many people are to be drawn by the end of which month, yyyy-MM, in a straight line from the first.</summary>
public sealed record EnrolmentPlan(int People, DateOnly By)
{
    /// <summary>How many are to be drawn by the end of a month.</summary>
    public double At(DateOnly month, DateOnly first)
    {
        var all = Months(first, By) + 1;
        return People * Math.Clamp((Months(first, month) + 1) / (double)all, 0, 1);
    }

    private static int Months(DateOnly from, DateOnly to) => ((to.Year - from.Year) * 12) + to.Month - from.Month;
}
