using Trial.Core.Export;

namespace Trial.Core.Pictures;

/// <summary>Draws what may be told of enrolment: all places on one, narrow enough for a phone.</summary>
public static class EnrolmentPicture
{
    private const double Width = 270;
    private const double Top = 20;

    /// <summary>The picture. Months that are told together count in their last one.</summary>
    /// <param name="flow">Which tells of somebody.</param>
    /// <param name="title">What it is called.</param>
    /// <param name="description">What it shows, for those who do not see it.</param>
    /// <param name="name">What a month is called, in some six letters.</param>
    public static string Draw(ToldFlow flow, string title, string description, Func<DateOnly, string> name)
    {
        var root = Svg.Root(Width, Top + MonthBars.Deep + 22, title, description);
        new MonthBars(root, Width, Top, name).Draw([.. ByMonth(flow.Enrolment)], plan: null);
        return root + "\n";
    }

    private static IEnumerable<DrawnInMonth> ByMonth(IReadOnlyList<EnrolledCount> cells)
    {
        var last = cells.Max(cell => First(cell.MonthTo));
        for (var month = cells.Min(cell => First(cell.MonthFrom)); month <= last; month = month.AddMonths(1))
        {
            yield return new(month, [cells.Where(cell => First(cell.MonthTo) == month).Sum(cell => cell.Count)]);
        }
    }

    private static DateOnly First(string month) => Months.Parse(month)!.Value;
}
