namespace Trial.Core.Record;

//  Dates do not go back
//
//      at        of a body: the later of the clock's date in Copenhagen and the last body's
//      behind    the clock is more than an hour before the midnight at which the last body's date begins
//      ahead     the clock's date is more than 14 days after the last body's and after the last published night; once the list is
//                revealed and the log has ended, after the last night at which it was looked whether anything is due
//
//  Under a clock that is behind or ahead nothing is written or published until the steward has confirmed the date. The
//  confirmation holds from that date on: as long as the record is in its future, and for 14 days.

/// <summary>Whether the clock fits what was already written. These are all the answers there are.</summary>
public abstract record ClockRule
{
    /// <summary>How many days may pass without a body and without a published night.</summary>
    public const int MostDays = 14;

    private static readonly TimeSpan MostBehind = TimeSpan.FromHours(1);

    private ClockRule()
    {
    }

    /// <summary>It fits, and the next body has this date.</summary>
    public sealed record Fits(DateOnly At) : ClockRule;

    /// <summary>It does not fit: why, in one sentence.</summary>
    public sealed record Off(string Why) : ClockRule;

    /// <summary>Compares the clock with what was written.</summary>
    /// <param name="now">The clock.</param>
    /// <param name="last">The last body's date; null before the first.</param>
    /// <param name="night">The last published night; null when it is not known.</param>
    /// <param name="said">The date that the steward confirmed; null when nobody had to.</param>
    public static ClockRule Of(DateTimeOffset now, DateOnly? last, DateOnly? night, DateOnly? said)
    {
        var today = Copenhagen.Date(now);
        if (last is not { } written)
        {
            return new Fits(today);
        }

        var isBehind = Copenhagen.Date(now + MostBehind) < written;
        return WasSaid(now, isBehind, said) ? new Fits(Later(today, written))
            : isBehind ? new Off($"The clock says {Iso.Date(today)}, and the record's last date is {Iso.Date(written)}.")
            : Later(written, night ?? written) is var newest && today > newest.AddDays(MostDays)
                ? new Off($"The clock says {Iso.Date(today)}, and nothing was recorded or published since {Iso.Date(newest)}.")
            : new Fits(Later(today, written));
    }

    private static bool WasSaid(DateTimeOffset now, bool isBehind, DateOnly? said) =>
        said is { } day && day <= Copenhagen.Date(now + MostBehind) && (isBehind || Copenhagen.Date(now) <= day.AddDays(MostDays));

    private static DateOnly Later(DateOnly one, DateOnly other) => one < other ? other : one;
}
