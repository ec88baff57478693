namespace Trial.Core.Groups;

//  Daily jobs
//
//      Timers tick every hour in UTC. A job belongs to a day of Copenhagen and
//      is due from its hour on, by the clock there, until it has run for that
//      day. A missed day is not run separately: the next run says how many days
//      it stands for. When a wrong clock noted a day in the future, the job is
//      due again; a day ahead by one is accepted, because two processes do not
//      see midnight at once. Every day has each of the hours exactly once, also
//      the two days on which the clock changes (at 2 or 3 o'clock).

/// <summary>A timer that works once a day: the function's name and the hour of Copenhagen from which it is due.</summary>
public sealed record DailyJob
{
    private DailyJob(string name, int hour)
    {
        Name = name;
        Hour = hour;
    }

    /// <summary>One batch and a checkpoint of the public log.</summary>
    public static DailyJob PublishLog { get; } = new("PublishLog", 3);

    /// <summary>Deletes what has passed its retention date.</summary>
    public static DailyJob KeepRetention { get; } = new("KeepRetention", 4);

    /// <summary>Cohorts that are due, before the rosters.</summary>
    public static DailyJob DrawCohorts { get; } = new("DrawCohorts", 5);

    /// <summary>Rosters of the groups whose lead time has come.</summary>
    public static DailyJob IssueRosters { get; } = new("IssueRosters", 5);

    /// <summary>All, in the order of a day.</summary>
    public static IReadOnlyList<DailyJob> All { get; } = [PublishLog, KeepRetention, DrawCohorts, IssueRosters];

    /// <summary>The function's name.</summary>
    public string Name { get; }

    /// <summary>From 0 to 23.</summary>
    public int Hour { get; }

    /// <summary>The latest day whose hour has come at <paramref name="now"/>.</summary>
    public DateOnly Day(DateTimeOffset now) => Copenhagen.Date(now).AddDays(Copenhagen.Time(now).Hour >= Hour ? 0 : -1);

    /// <summary>
    /// How many days have come due at <paramref name="now"/> since <paramref name="last"/>, the day it last ran for; 0 when it is
    /// not due. A job that never ran, or ran in the future, is due for one day.
    /// </summary>
    public int DaysDue(DateTimeOffset now, DateOnly? last) =>
        last is { } day && day <= Day(now).AddDays(1) ? Math.Max(0, Day(now).DayNumber - day.DayNumber) : 1;
}
