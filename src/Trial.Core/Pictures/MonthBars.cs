using System.Globalization;
using System.Xml.Linq;

namespace Trial.Core.Pictures;

/// <summary>How many were drawn in a month, by what is stacked.</summary>
internal readonly record struct DrawnInMonth(DateOnly First, int[] People);

//  A bar a month, as high as all drawn so far, one on another; a dashed line: the plan. Months are named as far apart as their names need.

/// <summary>Draws enrolment month by month.</summary>
/// <param name="root">What it is added to.</param>
/// <param name="width">Of the whole.</param>
/// <param name="top">Where the highest bar may end.</param>
/// <param name="name">What a month is called.</param>
internal sealed class MonthBars(XElement root, double width, double top, Func<DateOnly, string> name)
{
    /// <summary>How high the highest bar may be; the months' names are below it.</summary>
    public const double Deep = 160;

    private const double Left = 40;
    private const double Room = 30; // for a month's name
    private const double Widest = 60; // of few months

    /// <summary>What the parts of a bar are filled with.</summary>
    public static IReadOnlyList<string> Shades { get; } = [Svg.Dark, Svg.Light, "#8a8a8a", "#d8d8d8"];

    /// <summary>Adds the scale and every bar.</summary>
    public void Draw(IReadOnlyList<DrawnInMonth> months, EnrolmentPlan? plan)
    {
        var axis = SvgAxis.Reaching(Math.Max(months.Sum(month => month.People.Sum()), plan?.People ?? 0), 0, Deep);
        Scale(axis);
        var wide = Math.Min((width - Left - 10) / months.Count, Widest);
        var apart = (int)Math.Ceiling(Room / wide);
        var sofar = new int[months[0].People.Length];
        foreach (var (i, month) in months.Index())
        {
            sofar = [.. sofar.Zip(month.People, (before, more) => before + more)];
            var left = Left + (i * wide);
            Bar(axis, left, wide, sofar);
            if (plan?.At(month.First, months[0].First) is { } planned)
            {
                root.Add(Svg.Dashed(left, top + Deep - axis.At(planned), left + wide, top + Deep - axis.At(planned)));
            }

            if (i % apart == 0)
            {
                root.Add(Svg.Text(left + (wide / 2), top + Deep + 13, name(month.First), "middle"));
            }
        }
    }

    private void Scale(SvgAxis axis)
    {
        foreach (var tick in axis.Ticks())
        {
            var y = top + Deep - axis.At(tick);
            root.Add(Svg.Line(Left, y, width - 8, y, "#e2e2e2"));
            root.Add(Svg.Text(Left - 4, y + 3.5, tick.ToString("0", CultureInfo.InvariantCulture), "end"));
        }
    }

    private void Bar(SvgAxis axis, double left, double wide, int[] sofar)
    {
        var y = top + Deep;
        foreach (var (part, people) in sofar.Index())
        {
            var high = axis.At(people);
            root.Add(Svg.Box(left + (wide * 0.15), y -= high, wide * 0.7, high, Shades[part % Shades.Count]));
        }
    }
}
