using System.Globalization;

using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

using Trial.Application.Log;
using Trial.Application.Measures;
using Trial.Application.Record;
using Trial.Application.Start;
using Trial.Functions.Telemetry;

namespace Trial.Functions;

/// <summary>
/// Runs from the start, beside the requests: checks the whole record and brings the public log up to date. A fault stops the service.
/// </summary>
internal sealed partial class CheckBehind(
    StartCheck start, Standstill standstill, WholeCheck check, Publisher publisher, TimeProvider clock, IHostApplicationLifetime lifetime,
    ILogger<CheckBehind> log)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan First = TimeSpan.FromSeconds(2); // until those are answered who had the service started

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await UntilDoneAsync(WhileStoppedAsync, stoppingToken);
            await UntilDoneAsync(LetOthersFirstAsync, stoppingToken);
            await UntilDoneAsync(CheckAsync, stoppingToken);
            await UntilDoneAsync(publisher.PublishAsync, stoppingToken);
            GiveBack();
        }
        catch (ClockOffException off)
        {
            NotPublished(off.Message); // the night's job does it once the steward has said which date it is
        }
        catch (RecordFaultException fault)
        {
            ErrorStream.Say(fault.Message);
            Environment.ExitCode = 1;
            lifetime.StopApplication();
        }
    }

    private async Task LetOthersFirstAsync(CancellationToken cancellationToken)
    {
        if (await check.IsLongAsync(cancellationToken))
        {
            await Task.Delay(First, clock, cancellationToken);
        }
    }

    // The restore may reach this process or another one.
    private async Task WhileStoppedAsync(CancellationToken cancellationToken)
    {
        var isStopped = standstill.Stop is not null;
        while (standstill.Stop is not null && await start.IsStoppedAsync(cancellationToken))
        {
            await Task.Delay(Pause, clock, cancellationToken);
        }

        if (isStopped)
        {
            Console.WriteLine("The record was restored: the service goes on.");
        }
    }

    // Repeats it while the store cannot be reached.
    private async Task UntilDoneAsync(Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await work(cancellationToken);
                return;
            }
            catch (Exception exception) when (exception is not (RecordFaultException or ClockOffException)
                && !cancellationToken.IsCancellationRequested)
            {
                NotDone(exception.GetType().Name);
                await Task.Delay(Pause, clock, cancellationToken);
            }
        }
    }

    // The check held the whole record a second time. A small machine needs that for itself, and nothing is short of it otherwise.
    private static void GiveBack() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);

    private async Task CheckAsync(CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        var commitments = await check.RunAsync(cancellationToken);
        var took = clock.GetElapsedTime(began);
        Counters.Checked(commitments.Count, took);
        await publisher.BeginAsync(commitments, cancellationToken);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Everything is checked: {commitments.Count} bodies and the rows beside them, in {took.TotalSeconds:0.0} s."));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The check after the start could not be finished ({Kind}); it starts again.")]
    private partial void NotDone(string kind);

    [LoggerMessage(Level = LogLevel.Error, Message = "Nothing is published. {Why}")]
    private partial void NotPublished(string why);
}
