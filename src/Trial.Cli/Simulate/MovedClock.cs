using Trial.Core;

namespace Trial.Cli.Simulate;

/// <summary>A clock that a simulation moves.</summary>
internal sealed class MovedClock : TimeProvider
{
    private DateTimeOffset now = DateTimeOffset.UnixEpoch;

    /// <summary>The date in Copenhagen.</summary>
    public DateOnly Today => Copenhagen.Date(now);

    public override DateTimeOffset GetUtcNow() => now;

    /// <summary>Moves it to a time of a day in Copenhagen.</summary>
    public void MoveTo(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        now = new DateTimeOffset(local, Copenhagen.Time(new DateTimeOffset(local, TimeSpan.Zero)).Offset).ToUniversalTime();
    }

    /// <summary>Lets a minute pass.</summary>
    public void Tick() => now = now.AddMinutes(1);
}
