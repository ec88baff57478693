namespace Trial.Core.Log;

//  Publication
//
//      The log is stored as parts, one a row, and a signed checkpoint a size:
//
//      part          a night and its entries: a seal entry by itself, or a batch
//      checkpoint    over all parts up to there
//
//      The job asks what comes next, writes that one thing, reads again, and
//      asks again, until nothing is due. Every write is atomic and adds a row that
//      must not be there yet: a part under its first index, a checkpoint under
//      its size. So a crash between any two writes, a write that was reported
//      lost and was not, and a second job beside the first all end the same.
//
//  Order: 1. the checkpoint over what is stored   2. the next seal entry
//         3. the batch of every night that is due, each with its checkpoint
//
//  Nights are counted from the one of the first seal entry. Missed nights are
//  due too, each with a whole batch. The last batch is the one that leaves the
//  revealing body, and all before it, in the log.

/// <summary>What the job does next. These are all the answers there are.</summary>
public abstract record Publication
{
    /// <summary>The steward is told when this many nights wait.</summary>
    public const int WarnAt = 10;

    /// <summary>A real study takes no more draws while more nights than this wait.</summary>
    public const int MostWaiting = 20;

    private Publication()
    {
    }

    /// <summary>Sign this text and add it under its size.</summary>
    public sealed record Sign(Checkpoint Checkpoint) : Publication;

    /// <summary>Add this part under its first index.</summary>
    public sealed record Append(long Index, LogPart Part) : Publication;

    /// <summary>Nothing is due.</summary>
    public sealed record Done : Publication;

    /// <summary>The stored log contradicts itself or the record: sign nothing, and call somebody.</summary>
    /// <param name="Why">In one clause, for the operator.</param>
    public sealed record Refused(string Why) : Publication;

    /// <summary>Decides from what is stored.</summary>
    /// <param name="plan">Of the setup.</param>
    /// <param name="state">As it was read just now.</param>
    /// <param name="tonight">The night whose batch is the last one due.</param>
    public static Publication Decide(PublicationPlan plan, PublicationState state, DateOnly tonight)
    {
        byte[][] entries = [.. state.Parts.SelectMany(part => part.Entries)];
        var contents = LogContents.Of(entries, state.Seals, state.Record.Select(body => body.Commitment), plan.DummiesKey);
        if (contents is not LogContents.Known known)
        {
            return new Refused("the log holds an entry that is not a seal, a record or a dummy");
        }

        return Signing(plan, state.Latest, entries) ?? Appending(plan, state, known, entries.Length, tonight);
    }

    /// <summary>How many nights the log is behind: the missed nights, or those needed to publish what waits, if that is more.</summary>
    /// <param name="batch">Entries a night, at least 1: <c>batch</c> of the setup.</param>
    /// <param name="parts">The stored log, in its order.</param>
    /// <param name="waiting">How many bodies of the record the log does not hold yet.</param>
    /// <param name="tonight">The night whose batch is the last one due.</param>
    /// <param name="isRevealed">The record holds the reveal: no night is due but for what waits.</param>
    /// <remarks>The steward is warned at <see cref="WarnAt"/>; a real study takes no more draws over <see cref="MostWaiting"/>.</remarks>
    public static int NightsWaiting(int batch, IReadOnlyList<LogPart> parts, int waiting, DateOnly tonight, bool isRevealed)
    {
        var missed = !isRevealed && LastNight(parts) is { } last ? Math.Max(0, tonight.DayNumber - last.DayNumber) : 0;
        return Math.Max(missed, (waiting + batch - 1) / batch);
    }

    // A stored log whose latest checkpoint is not over its beginning must never get another.
    private static Publication? Signing(PublicationPlan plan, Checkpoint? latest, byte[][] entries)
    {
        var tree = new MerkleTree([.. entries.Select(entry => MerkleTree.LeafHash(entry))]);
        var fault = latest is null ? null
            : latest.Origin != plan.Origin ? "the latest checkpoint is another log's"
            : latest.Size > tree.Size ? "the latest checkpoint covers more entries than there are"
            : latest.Root != tree.RootAt((int)latest.Size) ? "the latest checkpoint covers other entries"
            : null;

        return fault is not null ? new Refused(fault)
            : latest?.Size == tree.Size || tree.Size == 0 ? null
            : new Sign(new Checkpoint(plan.Origin, tree.Size, tree.RootAt(tree.Size)));
    }

    private static Publication Appending(
        PublicationPlan plan, PublicationState state, LogContents.Known known, long size, DateOnly tonight)
    {
        if (known.Seals.Count < state.Seals.Count)
        {
            return new Append(size, new LogPart(tonight, [state.Seals[known.Seals.Count]]));
        }

        Waiting[] waiting = [.. state.Record.Where(body => known.Waiting.Contains(body.Commitment))];
        return LastNight(state.Parts) is not { } last || last >= tonight || (state.IsRevealed && waiting.Length == 0)
            ? new Done()
            : new Append(size, new LogPart(last.AddDays(1), Batch.Next(waiting, plan.Batch, plan.DummiesKey, known.Dummies)));
    }

    // Later seals come on any day and use up no night.
    private static DateOnly? LastNight(IReadOnlyList<LogPart> parts) =>
        parts.LastOrDefault(part => !part.IsSeal)?.Night ?? (parts.Count > 0 ? parts[0].Night : null);
}
