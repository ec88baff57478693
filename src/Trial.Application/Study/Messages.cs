using System.Collections.Concurrent;

using Trial.Core.Record;

namespace Trial.Application.Study;

/// <summary>Reads messages. Such a row never changes, so it is read once, until retention has deleted some.</summary>
public sealed class Messages(Plans plans)
{
    private volatile Rows known = new(null);

    /// <summary>Every message whose text is still held, in order. It reads the same rows no matter who asks for whom.</summary>
    public async Task<IReadOnlyList<HeldMessage>> ReadAsync(StudyState state, CancellationToken cancellationToken)
    {
        if (known.Kept != state.Messages.Kept)
        {
            known = new Rows(state.Messages.Kept);
        }

        var (rows, all) = (known.Read, state.Messages.All);
        var missing = all.Where(sent => !rows.ContainsKey(sent.Sequence)).ToDictionary(sent => sent.Sequence, sent => sent.Row);
        var read = await plans.RowsIfThereAsync<MessageRow>(missing, cancellationToken);
        foreach (var sequence in missing.Keys)
        {
            rows[sequence] = read.GetValueOrDefault(sequence);
        }

        return [.. all.Select(sent => rows[sent.Sequence] is { } row ? new HeldMessage(sent, row) : null).OfType<HeldMessage>()];
    }

    private sealed record Rows(int? Kept)
    {
        public ConcurrentDictionary<int, MessageRow?> Read { get; } = new();
    }
}

/// <summary>A message as it is held.</summary>
/// <param name="Sent">What the record says of it.</param>
/// <param name="Row">What it says, and to whom.</param>
public sealed record HeldMessage(SentMessage Sent, MessageRow Row);

/// <summary>A message: the row beside the body that it was sent with.</summary>
/// <param name="Text">What its people read: in Danish, or as staff wrote it.</param>
/// <param name="To">Those of the group whom it reached; it stays with each of them. Nobody when it went to people who wait.</param>
/// <param name="Stratum">The place where they waited; null when it is a group's.</param>
/// <param name="Staff">Who sent it.</param>
/// <param name="At">Exactly when.</param>
public sealed record MessageRow(string Text, IReadOnlyList<ParticipantId> To, string? Stratum, string Staff, DateTimeOffset At)
{
    /// <summary>The same in English; null when staff wrote the message.</summary>
    public string? English { get; init; }

    /// <summary>
    /// The bodies of the rosters of all groups that were held then: at <see cref="Stratum"/>, whoever is on none of them waited. Null when
    /// it is a group's.
    /// </summary>
    public IReadOnlyList<int>? Rosters { get; init; }

    /// <summary>What somebody reads on a page.</summary>
    public string In(Language language) => language == Language.English ? English ?? Text : Text;

    /// <summary>Says what it is, never what it holds.</summary>
    public override string ToString() => "a message";
}

/// <summary>Who withdrew a message and exactly when: the row beside that body.</summary>
public sealed record WithdrawnRow(string Staff, DateTimeOffset At);
