using Microsoft.Extensions.Logging;

namespace Trial.LocalHost.TestApp;

/// <summary>Functions that take their time, and functions that write.</summary>
public sealed class Waits(Memory memory, ILogger<Waits> logger)
{
    private static readonly Action<ILogger, int, Exception?> Counted =
        LoggerMessage.Define<int>(LogLevel.Information, default, "counted {Count}");

    [Function("takes_its_time")]
    public async Task<IResult> TakeTimeAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "slow")] HttpRequest request)
    {
        Console.WriteLine("begun");
        await Task.Delay(TimeSpan.FromSeconds(1), CancellationToken.None);
        return TypedResults.Text("done");
    }

    [Function("waits")]
    public async Task WaitAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "waits")] HttpRequest request, CancellationToken cancellationToken)
    {
        memory["waits"] = "begun";
        try
        {
            await Task.Delay(TimeSpan.FromMinutes(1), cancellationToken);
        }
        catch (OperationCanceledException)
        {
            memory.CountCancelled(); // not by a registration: what waits ends first, and takes it back
            throw;
        }
    }

    [Function("begins")]
    public void Begin([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "begins")] HttpRequest request) =>
        memory["begins"] = "begun";

    [Function("counts_aloud")]
    public void Count([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "aloud/{name}")] HttpRequest request, string name) =>
        Counted(logger, name.Length, null);

    [Function("counts_softly")]
    public void CountSoftly([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "softly/{name}")] HttpRequest request, string name) =>
        Counted(logger, name.Length, null);
}
