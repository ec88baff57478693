using System.Text;

using Microsoft.Extensions.Logging;

using Trial.Application.Record;
using Trial.Core.Log;

namespace Trial.Application.Log;

/// <summary>Shows the latest checkpoint to the witnesses of the policy, after it is published, and keeps their lines.</summary>
/// <remarks>Off without a policy. A witness that does not answer delays nothing; the next checkpoint asks it again.</remarks>
/// <param name="policy">Null: no witness is asked.</param>
/// <param name="log">Published before.</param>
/// <param name="store">Keeps the lines, under the checkpoint's size.</param>
/// <param name="http">Must have a time-out.</param>
/// <param name="logger">Logs what a witness refused, and a checkpoint that too few cosigned.</param>
public sealed partial class Witnesses(TlogPolicy? policy, PublicLog log, IStore store, HttpClient http, ILogger<Witnesses> logger)
{
    /// <summary>The checkpoint with the lines that witnesses have added to it so far.</summary>
    public async Task<SignedNote> NoteAsync(SignedCheckpoint checkpoint, CancellationToken cancellationToken) =>
        await LinesAsync(checkpoint, cancellationToken) is { } row
            ? checkpoint.Note.With(SignedNote.Parse(row.Value)!.Signatures)
            : checkpoint.Note;

    /// <summary>Asks every witness that has not cosigned the latest checkpoint.</summary>
    public async Task AskAsync(CancellationToken cancellationToken)
    {
        var view = await log.ReadAsync(cancellationToken);
        if (policy is null || view.Latest is not { } latest)
        {
            return;
        }

        var client = new WitnessClient(http);
        foreach (var witness in policy.Witnesses.Where(witness => witness.Url is not null))
        {
            var note = await NoteAsync(latest, cancellationToken);
            if (note.Signatures.Any(line => line.Names(witness.Key)))
            {
                continue;
            }

            switch (await client.AskAsync(witness, latest.Note, view.Tree, old: 0, cancellationToken))
            {
                case WitnessAnswer.Cosigned it:
                    await KeepAsync(latest, note.With([it.Line]), cancellationToken);
                    break;
                case WitnessAnswer.Refused it:
                    LogRefused(witness.Name, it.Why);
                    break;
                default:
                    LogSilent(witness.Name);
                    break;
            }
        }

        await WarnAsync(policy, latest, cancellationToken);
    }

    private async Task WarnAsync(TlogPolicy asked, SignedCheckpoint latest, CancellationToken cancellationToken)
    {
        var lines = (await NoteAsync(latest, cancellationToken)).Signatures;
        var signers = asked.Witnesses.Select(witness => witness.Key).Where(key => lines.Any(line => line.Names(key))).ToList();
        if (!asked.IsQuorum(signers))
        {
            LogNoQuorum(latest.Checkpoint.Size, asked.Quorum);
        }
    }

    private Task<Row?> LinesAsync(SignedCheckpoint checkpoint, CancellationToken cancellationToken) =>
        store.GetAsync(RowKeys.Cosignatures((int)checkpoint.Checkpoint.Size), cancellationToken);

    // A lost race leaves another run's lines; the next checkpoint asks for the missing ones.
    private async Task KeepAsync(SignedCheckpoint checkpoint, SignedNote note, CancellationToken cancellationToken)
    {
        var key = RowKeys.Cosignatures((int)checkpoint.Checkpoint.Size);
        var value = Encoding.UTF8.GetBytes(note.ToString());
        var row = await LinesAsync(checkpoint, cancellationToken);
        await store.CommitAsync([Change.Put(row, key, value)], cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The witness {Witness} did not cosign: {Why}.")]
    private partial void LogRefused(string witness, string why);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The checkpoint of {Size} entries lacks the quorum {Quorum} of its witnesses.")]
    private partial void LogNoQuorum(long size, string quorum);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The witness {Witness} did not answer.")]
    private partial void LogSilent(string witness);
}
