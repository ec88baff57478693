using System.Text.Json;

namespace Trial.LocalHost.TestApp;

/// <summary>Timers that give back what they were given.</summary>
public sealed class Timers(Memory memory)
{
    [Function("daily")]
    public string Daily([TimerTrigger("0 0 5 * * *")] TimerInfo timer) => JsonSerializer.Serialize(timer);

    [Function("unmonitored")]
    public string Unmonitored([TimerTrigger("0 0 5 * * *", UseMonitor = false)] TimerInfo timer) => JsonSerializer.Serialize(timer);

    [Function("every_second")]
    public string EverySecond([TimerTrigger("* * * * * *")] TimerInfo timer)
    {
        memory.CountTick();
        return JsonSerializer.Serialize(timer);
    }

    [Function("counts_up")]
    public object Count([TimerTrigger("0 0 5 * * *")] TimerInfo timer) => new { Made = 3, Places = new[] { "A", "B" } };

    [Function("adds_up")]
    public int Add([TimerTrigger("0 0 5 * * *")] TimerInfo timer) => 7;

    /// <summary>Does not heed that it is cancelled.</summary>
    [Function("deaf")]
    public async Task NotHearAsync([TimerTrigger("0 0 5 * * *")] TimerInfo timer)
    {
        memory["deaf"] = "begun";
        await Task.Delay(TimeSpan.FromSeconds(8), CancellationToken.None);
        memory["deaf"] = "ended";
    }

    [Function("fails")]
    public Task FailAsync([TimerTrigger("0 0 5 * * *")] TimerInfo timer) => throw new InvalidOperationException("not for the console");

    [Function("at_start")]
    public async Task WaitAsync([TimerTrigger("0 0 5 * * *", RunOnStartup = true)] TimerInfo timer, CancellationToken cancellationToken)
    {
        memory["at_start"] = "begun";
        if (Environment.GetEnvironmentVariable("TEST_WAIT") is { Length: > 0 })
        {
            memory.CountWait();
            try
            {
                await Task.Delay(TimeSpan.FromMinutes(1), cancellationToken);
            }
            catch (OperationCanceledException)
            {
                Console.WriteLine("timer cancelled"); // not by a registration: what waits ends first, and takes it back
                throw;
            }
        }
    }
}
