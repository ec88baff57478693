using System.Text;

using Trial.Application.Keys;
using Trial.Application.Record;
using Trial.Application.Study;
using Trial.Core;
using Trial.Core.Log;
using Trial.Core.Lottery;
using Trial.Core.Record;

using DailyJob = Trial.Core.Groups.DailyJob;

namespace Trial.Application.Log;

/// <summary>Brings the public log up to tonight: reads, asks <see cref="Publication"/> what is next, writes it, and reads again.</summary>
/// <remarks>Safe to run twice, late, at the same time as another, and after a crash anywhere.</remarks>
public sealed class Publisher(
    StudyLedger ledger, PublicLog log, Seals seals, ServiceKeys keys, TimeProvider clock)
{
    // What the log is to hold of the record. Bodies never change, so they stay in memory and only new ones are read, in the ledger's turn.
    private readonly List<Waiting> record = [];

    /// <summary>Publishes what is due. Nothing happens before the setup. Returns how many entries were published.</summary>
    /// <exception cref="RecordFaultException">What is stored contradicts itself, the record or the keys: nothing is signed.</exception>
    /// <exception cref="BusyException">The next run goes on.</exception>
    public async Task<int> PublishAsync(CancellationToken cancellationToken)
    {
        var entries = 0;
        while (await StepAsync(cancellationToken) is var step and not Publication.Done)
        {
            entries += step is Publication.Append it ? it.Part.Entries.Count : 0;
        }

        return entries;
    }

    /// <summary>Takes the record's first commitments from a reading of every body, so that they are not read again.</summary>
    public Task BeginAsync(IReadOnlyList<Waiting> first, CancellationToken cancellationToken) => ledger.TransactAsync(
        _ =>
        {
            if (record.Count == 0)
            {
                record.AddRange(first);
            }

            return Task.CompletedTask;
        },
        cancellationToken);

    /// <summary>How many nights the log is behind.</summary>
    public async Task<int> NightsWaitingAsync(StudyState state, CancellationToken cancellationToken) =>
        await seals.LastAsync(state, cancellationToken) is { } seal
            ? NightsWaiting(await log.ReadAsync(cancellationToken), seal.Setup, state, clock.GetUtcNow())
            : 0;

    /// <summary>Refuses a night before the log's last one: a clock that was ahead has published that.</summary>
    /// <exception cref="ClockOffException">The last published night is yet to come.</exception>
    public async Task RequireNightAsync(CancellationToken cancellationToken)
    {
        var last = (await log.ReadAsync(cancellationToken)).Parts.Max(part => (DateOnly?)part.Night);
        var tonight = Tonight(clock.GetUtcNow());
        if (last > tonight.AddDays(1)) // two processes do not see the hour at once
        {
            throw new ClockOffException($"The night is {Iso.Date(tonight)}, and the log's last night is {Iso.Date(last.Value)}.");
        }
    }

    /// <summary>How many nights the log is behind the record.</summary>
    internal static int NightsWaiting(LogView view, Setup setup, StudyState state, DateTimeOffset now) =>
        Publication.NightsWaiting(setup.Batch, view.Parts, state.Count - view.Records, Tonight(now), state.Phase is Phase.Revealed);

    private static DateOnly Tonight(DateTimeOffset now) => DailyJob.PublishLog.Day(now);

    // One step, one commit; after another writer's commit in between it is decided again.
    private Task<Publication> StepAsync(CancellationToken cancellationToken) =>
        ledger.TransactAsync(draft => DraftAsync(draft, cancellationToken), cancellationToken);

    private async Task<Publication> DraftAsync(Draft draft, CancellationToken cancellationToken)
    {
        var view = await log.ReadAsync(cancellationToken);
        if (await seals.LastAsync(draft.State, cancellationToken) is not { Setup: var setup })
        {
            return new Publication.Done();
        }

        var state = await StateAsync(draft, view, cancellationToken);
        _ = draft.At(); // nothing is published by a clock that does not fit
        var next = Publication.Decide(new PublicationPlan(setup.Origin, setup.Batch, keys.DummiesKey), state, Tonight(draft.Now));
        switch (next)
        {
            case Publication.Append it:
                draft.Add(new Change.Insert(RowKeys.LogPart((int)it.Index), LogRows.Format(it.Part)));
                await VouchAsync(draft, it.Part.Night, cancellationToken);
                draft.Publish((int)it.Index + it.Part.Entries.Count);
                break;
            case Publication.Sign it:
                draft.Add(new Change.Insert(RowKeys.Checkpoint((int)it.Checkpoint.Size), Sign(it.Checkpoint, setup)));
                break;
            case Publication.Done when draft.State.Phase is Phase.Revealed: // the log has ended, and people may still ask to be erased
                await VouchAsync(draft, Tonight(draft.Now), cancellationToken);
                break;
            case Publication.Refused it:
                throw new RecordFaultException($"Nothing is published: {it.Why}.");
        }

        return next;
    }

    private async Task<PublicationState> StateAsync(Draft draft, LogView view, CancellationToken cancellationToken)
    {
        var rows = ledger.BodiesAsync(record.Count, draft.State.Count, cancellationToken);
        await foreach (var body in rows)
        {
            record.Add(new Waiting(body.Commitment, body.Parse()!.Act is Act.Draw or Act.Referral)); // the ledger has read it before
        }

        var all = await seals.AllAsync(draft.State, cancellationToken);
        byte[][] entries = [.. all.Select(seal => Encoding.UTF8.GetBytes(seal.Files.Entry))];
        return new PublicationState(view.Parts, view.Latest?.Checkpoint, entries, record, draft.State.Phase is Phase.Revealed);
    }

    // The clock is held against this night from now on (ClockRule).
    private async Task VouchAsync(Draft draft, DateOnly night, CancellationToken cancellationToken)
    {
        var (known, row) = await ToldClock.RowAsync(ledger.Store, cancellationToken);
        if (!(known?.Night >= night))
        {
            draft.Add(Change.Put(row, RowKeys.Today, RowJson.Format((known ?? new(null, null)) with { Night = night })));
        }
    }

    private byte[] Sign(Checkpoint checkpoint, Setup setup)
    {
        var signers = keys.LogSigners(setup.Origin);
        return signers.Select(signer => signer.Key.ToString()).SequenceEqual(setup.LogKeys)
            ? Encoding.UTF8.GetBytes(SignedNote.Sign(checkpoint.Format(), signers).ToString())
            : throw new RecordFaultException("Nothing is published: the keys are not those that the setup names.");
    }
}
