using Trial.Application.Stewards;

namespace Trial.Functions.Tests.Stewards;

/// <summary>When a steward looks at a sheet: more of its slips are used than anybody was told of.</summary>
public sealed class SheetCountTests
{
    private const string January = "2027-01";
    private const string February = "2027-02";

    [Fact]
    public void A_slip_may_be_used_in_a_later_month_than_it_was_handed_out_in() =>
        Assert.False(Sheet(new SheetMonth(January, 8, 1, 12, 1), new SheetMonth(February, 2, 6, 3, 6)).IsUsedMoreThanTold());

    [Fact]
    public void More_used_than_handed_out_is_looked_at() =>
        Assert.True(Sheet(new SheetMonth(January, 3, 1, 12, 1), new SheetMonth(February, null, 3, null, 3)).IsUsedMoreThanTold());

    [Fact]
    public void More_used_than_met_is_looked_at() =>
        Assert.True(Sheet(new SheetMonth(January, 8, 1, 2, 1), new SheetMonth(February, null, 2, null, 2)).IsUsedMoreThanTold());

    [Fact]
    public void Where_nobody_told_anything_nothing_is_compared() =>
        Assert.False(Sheet(new SheetMonth(January, null, 8, null, 8)).IsUsedMoreThanTold());

    private static SheetCount Sheet(params SheetMonth[] months) =>
        new("s1", 8, new DateOnly(2027, 6, 1), false, months.Sum(month => month.Used ?? 0), months);
}
