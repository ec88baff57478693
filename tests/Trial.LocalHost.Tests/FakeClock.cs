using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace Trial.LocalHost.Tests;

/// <summary>A clock that stands still until it is moved, and tells when somebody has begun to wait for it.</summary>
internal sealed class FakeClock(DateTimeOffset start) : FakeTimeProvider(start)
{
    private readonly Channel<TimeSpan> asked = Channel.CreateUnbounded<TimeSpan>();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        asked.Writer.TryWrite(dueTime);
        return timer;
    }

    /// <summary>Ends when somebody has begun to wait for the clock, once for each who does.</summary>
    public async Task AskedAsync() => await asked.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));
}
