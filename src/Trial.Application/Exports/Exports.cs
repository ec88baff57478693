using System.Text;

using Trial.Application.Keys;
using Trial.Application.Log;
using Trial.Application.Record;
using Trial.Application.Study;
using Trial.Core;
using Trial.Core.Export;
using Trial.Core.Record;

namespace Trial.Application.Exports;

/// <summary>Gathers what the exports of docs/formats.md section 6 are made from.</summary>
public sealed class Exports(
    Installation installation, StudyLedger ledger, AccessLog accesses, Seals seals, PublicLog log, Witnesses witnesses,
    ServiceKeys keys, Promises promises, GhostReport ghosts, TimeProvider clock)
{
    private const int Attempts = 20;

    /// <summary>The study as it is now.</summary>
    public async Task<StudyState> StateAsync(CancellationToken cancellationToken) => (await ledger.ReadAsync(cancellationToken)).State;

    /// <summary>Makes an export, and writes it in the access log before anybody gets it.</summary>
    /// <returns>The zip with its name; null where the study does not allow it yet.</returns>
    /// <exception cref="NotWrittenException">There is no room for the file.</exception>
    public async Task<TakenExport?> TakeAsync(
        StaffMember who, (ExportKind Kind, bool Blinded) asked, string purpose, string recipient, CancellationToken cancellationToken)
    {
        if (!(await AllowedAsync(cancellationToken)).Contains(asked.Kind is ExportKind.Table ? asked : (asked.Kind, false)))
        {
            return null;
        }

        var made = asked.Kind switch
        {
            ExportKind.Table => await TableAsync(asked.Blinded, cancellationToken),
            ExportKind.Audit => await AuditAsync(cancellationToken),
            _ => await FinalAsync(cancellationToken),
        };
        var study = (await StateAsync(cancellationToken)).Study!;
        var zip = PackedExport.Open(made.Files, TemporaryFile.Open);
        try
        {
            await accesses.AddAsync(who, "export", made.Subject, purpose, recipient, cancellationToken);
            return new() { Name = made.Note.ZipName(study), Zip = zip };
        }
        catch
        {
            await zip.DisposeAsync();
            throw;
        }
    }

    /// <summary>What the study allows anybody to take now.</summary>
    public async Task<IReadOnlyList<(ExportKind Kind, bool Blinded)>> AllowedAsync(CancellationToken cancellationToken)
    {
        var state = await StateAsync(cancellationToken);
        return
        [
            (ExportKind.Table, true),
            .. TableExport.MayNameArms(state) ? [(ExportKind.Table, false)] : ((ExportKind, bool)[])[],
            (ExportKind.Audit, false),
            .. state.Phase is Phase.Revealed ? [(ExportKind.Final, false)] : ((ExportKind, bool)[])[],
        ];
    }

    /// <summary>The table export.</summary>
    /// <exception cref="ArgumentException">Arms by name are asked for too early.</exception>
    public async Task<SignedExport> TableAsync(bool blinded, CancellationToken cancellationToken)
    {
        var source = await TableSourceAsync(blinded, cancellationToken);
        return new(TableExport.Make(source), source.State.Count);
    }

    /// <summary>What may be told of the flow, of the people in the table export: over all arms, and after the reveal by arm.</summary>
    public async Task<ToldFigures> FlowAsync(CancellationToken cancellationToken)
    {
        var source = await TableSourceAsync(blinded: false, cancellationToken);
        return new(TableExport.Flow(source), source.Cut, source.State.Phase >= Phase.Closed, source.Arms);
    }

    /// <summary>The audit export.</summary>
    public async Task<SignedExport> AuditAsync(CancellationToken cancellationToken)
    {
        var (source, begun) = await AuditSourceAsync(ghosts.BegunAsync, cancellationToken);
        return new(AuditExport.Make(source with { Begun = begun }), source.State.Count);
    }

    /// <summary>The final export, after the reveal.</summary>
    public async Task<SignedExport> FinalAsync(CancellationToken cancellationToken)
    {
        var (source, people) = await AuditSourceAsync(PeopleAsync, cancellationToken);
        var files = FinalExport.Make(new FinalSource(
            source, [.. source.State.Seals.Select(seal => keys.Lists[seal.Number])], people, Draft.RandomDigest()));
        return new(files, source.State.Count);
    }

    // With what else is told of the same moment.
    private async Task<(AuditSource Source, T Beside)> AuditSourceAsync<T>(
        Func<StudyState, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        // The log of a record at rest: it has the seal of every draw, and the record has all that it holds.
        var (state, (view, rows, beside)) = await AtRestAsync(
            async (state, cancellation) => (
                await log.ReadAsync(cancellation),
                await ledger.DetailsAsync(state.Count, cancellation),
                await read(state, cancellation)),
            cancellationToken);
        var inUse = await SealsAsync(state, cancellationToken);
        var source = new AuditSource
        {
            Bodies = Bodies(state, cancellationToken),
            State = state,
            Rows = rows,
            Seals = inUse,
            Maker = await MakerAsync(state, cancellationToken),
            Accesses = await accesses.ReadAsync(cancellationToken),
            DummiesKey = keys.DummiesKey,
            Log = view.Latest is { } latest ? AuditExport.LogFiles(view.Entries, await witnesses.NoteAsync(latest, cancellationToken)) : [],
        };
        return (source, beside);
    }

    private async Task<TableSource> TableSourceAsync(bool blinded, CancellationToken cancellationToken)
    {
        var config = await installation.InstalledAsync(cancellationToken);
        var (state, people) = await AtRestAsync(PeopleAsync, cancellationToken);
        var seal = await seals.LastAsync(state, cancellationToken) ?? throw new NotInstalledException();
        var arms = seal.Setup.Arms;

        return new TableSource
        {
            State = state,
            People = people,
            Erased = await ErasedAsync(cancellationToken),
            Arms = arms,
            Cut = config.Cut == "none" ? Cut.None : Cut.Month,
            Maker = await MakerAsync(state, cancellationToken),
            Seals = await SealsAsync(state, cancellationToken),
            Blinded = blinded,
            BlindedOrder = [config.BlindedX, .. arms.Select(arm => arm.Id).Where(arm => arm != config.BlindedX)],
            LabelKey = Draft.RandomDigest(),
            Checkpoint = await CheckpointAsync(cancellationToken),
        };
    }

    private async Task<IReadOnlyList<SealInUse>> SealsAsync(StudyState state, CancellationToken cancellationToken) =>
        [.. (await seals.AllAsync(state, cancellationToken))
            .Select(seal => new SealInUse(Encoding.UTF8.GetBytes(seal.Files.Setup), seal.Files.Entry, seal.List))];

    // The key of the first setup, which says to which study an export belongs.
    private async Task<ExportMaker> MakerAsync(StudyState state, CancellationToken cancellationToken) => new(
        promises.Signer((await seals.GetAsync(state.Seals[0], cancellationToken)).Setup), Copenhagen.Date(clock.GetUtcNow()));

    private async Task<ReadOnlyMemory<byte>?> CheckpointAsync(CancellationToken cancellationToken) =>
        (await log.ReadAsync(cancellationToken)).Latest is { } latest
            ? Encoding.UTF8.GetBytes((await witnesses.NoteAsync(latest, cancellationToken)).ToString())
            : (ReadOnlyMemory<byte>?)null;

    // Bodies never change, so they are read from the store by whoever asks for them, and never all of them are in memory.
    private IEnumerable<Body> Bodies(StudyState state, CancellationToken cancellationToken) =>
        ledger.BodiesAsync(0, state.Count, cancellationToken).ToBlockingEnumerable(cancellationToken);

    // Rows and record are read one after the other; when something was done in between, both are read again.
    private async Task<(StudyState State, T Rows)> AtRestAsync<T>(
        Func<StudyState, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var state = await StateAsync(cancellationToken);
            var rows = await read(state, cancellationToken);
            if ((await StateAsync(cancellationToken)).Count == state.Count)
            {
                return (state, rows);
            }
        }

        throw new IOException("The record kept changing, so it could not be exported.");
    }

    private async Task<IReadOnlyDictionary<ParticipantId, Person>> PeopleAsync(StudyState state, CancellationToken cancellationToken)
    {
        var seats = Seats.Of(Bodies(state, cancellationToken), await ledger.DetailsAsync(state.Count, cancellationToken));
        var people = new Dictionary<ParticipantId, Person>();
        await foreach (var row in ledger.Store.RangeAsync(RowKeys.Participants, RowKeys.AfterParticipants, cancellationToken))
        {
            if (RowKeys.ParticipantOf(row.Key) is { } id && state.Participants.ContainsKey(id))
            {
                var person = (await HeldRow.ReadAsync(ledger, row, state, id, cancellationToken)).Person;
                var seat = person is null ? null : seats.Of(id);
                var sessions = person is null ? null : seats.Sessions(id);
                people[id] = new Person(person?.KnownId(), seat?.Group, seat?.Pair) { Sessions = sessions };
            }
        }

        return people;
    }

    private async Task<IReadOnlyCollection<ResearchId>> ErasedAsync(CancellationToken cancellationToken)
    {
        var since = Copenhagen.Date(clock.GetUtcNow()).AddDays(-RetentionConfig.ErasedDays);
        var rows = await ledger.Store.RangeAsync(RowKeys.Erasures, RowKeys.AfterErasures, cancellationToken).ToListAsync(cancellationToken);
        return [.. rows.Select(RowJson.Parse<ErasedRow>).Where(row => row.On >= since).Select(row => row.ResearchId)];
    }
}
