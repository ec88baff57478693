using Microsoft.Extensions.Logging;

using Trial.Application.Log;
using Trial.Application.Measures;
using Trial.Application.Record;
using Trial.Application.Stewards;
using Trial.Core.Log;
using Trial.Core.Record;

namespace Trial.Application.Night;

/// <summary>
/// The night's job, in its order: the access log's digest, the public log, the witnesses, the anchor, the kept state, the warnings, the
/// rows' stamps.
/// </summary>
/// <remarks>Each of them is safe to run twice; the next night does what a crash left undone.</remarks>
public sealed partial class Night(
    StudyLedger ledger, AccessLog accesses, Publisher publisher, Witnesses witnesses, Anchor anchor, AnchorCheck anchors, Restamp restamp,
    Warnings warnings, ILogger<Night> logger)
{
    /// <summary>Runs it. Returns how many entries were published.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await publisher.RequireNightAsync(cancellationToken);
        await DigestAccessesAsync(cancellationToken);
        var entries = await publisher.PublishAsync(cancellationToken);
        await witnesses.AskAsync(cancellationToken);

        var snapshot = await ledger.ReadAsync(cancellationToken);
        await KeepAnchorAsync(snapshot, cancellationToken);
        await ledger.Kept.WriteAsync(snapshot.State, cancellationToken);
        await WarnAsync(snapshot.State, cancellationToken);
        await restamp.RunAsync(cancellationToken);
        await ledger.Store.ForgetAsync(cancellationToken);
        return entries;
    }

    // Once a day, and only when somebody looked at something since.
    private async Task DigestAccessesAsync(CancellationToken cancellationToken)
    {
        var last = await accesses.LastAsync(cancellationToken);
        await ledger.TransactAsync(
            draft =>
            {
                if (draft.State is { Study: { } study, Accesses: var told }
                    && last is { } digest && told?.Digest != digest && told?.Day != draft.At())
                {
                    draft.Add(study, Actor.Timer, new Act.Accesses(digest));
                }

                return Task.CompletedTask;
            },
            cancellationToken);
    }

    // A newer head of another process is as good. Anything else stops the next start, so somebody hears of it before.
    private async Task KeepAnchorAsync(Snapshot snapshot, CancellationToken cancellationToken)
    {
        if (!await anchor.WriteAsync(snapshot, cancellationToken)
            && await anchor.ReadAsync(cancellationToken) is var seen
            && await anchors.RunAsync(seen, await ledger.ReadAsync(cancellationToken), isReal: true, cancellationToken) is { } stop)
        {
            NotKept(stop.Why);
        }
    }

    private async Task WarnAsync(StudyState state, CancellationToken cancellationToken)
    {
        var nights = await publisher.NightsWaitingAsync(state, cancellationToken);
        Counters.Behind(nights);
        if (nights >= Publication.WarnAt)
        {
            LogBehind(nights, Publication.MostWaiting);
        }

        var warned = await warnings.ReadAsync(cancellationToken);
        Counters.RunLow(warned.Lists.Count);
        if (state.Phase is not Phase.Open)
        {
            return;
        }

        if (warned.Lists.Count > 0)
        {
            LogLow(warned.Lists.Count);
        }

        if (warned.Groups.Count > 0)
        {
            LogNoGroup(warned.Groups.Count);
        }
    }

    // Only the steward's record names the places: a log line would show how a list stands.
    [LoggerMessage(Level = LogLevel.Warning, Message = "Lists that run low: {Lists}. The steward's record names them.")]
    private partial void LogLow(int lists);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Open places without a planned group: {Places}. The steward's record names them.")]
    private partial void LogNoGroup(int places);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "{Why} The anchor was not written over it: the next start will stop, until the steward restores the study.")]
    private partial void NotKept(string why);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The public log is {Nights} nights behind the record; over {Most} a real study draws nobody.")]
    private partial void LogBehind(int nights, int most);
}
