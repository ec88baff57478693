namespace Trial.Application.Record;

//  Commits that people share who come at the same time
//
//      taken       those who came since the last turn began, in their order, as many as a commit holds; it waits for nobody
//      read        the head, and beside it the rows that each of them named: one request after another would keep all waiting
//      decided     in turn, each on the record and the rows as the one before left them; a draft that fails is nobody else's
//      committed   together.  Nobody is told before, and nobody's cancellation reaches this far
//      refused     all are decided again.  Where neither the head nor the rows that were read have moved, another row of somebody's was
//                  not as it was thought to be: then rows are looked up, and if that is refused too, one goes after the other, so that
//                  it fails nobody else

/// <summary>The people who wait for the record's next commits.</summary>
/// <param name="transactions">Whose turns they take.</param>
/// <param name="begin">Reads the record, and the rows with these keys.</param>
/// <param name="commit">Commits; false after a lost race.</param>
internal sealed class Batches(Transactions transactions, Func<IEnumerable<string>, Task<Batch>> begin, Func<Batch, Task<bool>> commit)
{
    private const int Most = CommitRules.MaxChanges / 4; // whoever signs up changes more than four rows: more people find no room

    private readonly Lock gate = new();
    private readonly List<BatchMember> waiting = [];
    private List<BatchMember> taken = []; // by the turn that runs
    private (Batch? Batch, List<BatchMember> Members) refused = (null, []);
    private int refusals; // in a row
    private bool runs;

    /// <summary>Decides and commits with those who wait.</summary>
    /// <exception cref="BusyException">Too many attempts were lost, and nothing was changed.</exception>
    public async Task<T> AskAsync<T>(Func<Draft, Task<T>> decide, IReadOnlyList<string> rows, CancellationToken cancellationToken)
        where T : class
    {
        var member = new BatchMember(async draft => await decide(draft), rows, cancellationToken);
        lock (gate)
        {
            waiting.Add(member);
            if (!runs)
            {
                runs = true;
                using var _ = ExecutionContext.SuppressFlow(); // in nobody's request: its trace is not the others'
                Task.Run(RunAsync, CancellationToken.None);
            }
        }

        return (T)await member.Answer.WaitAsync(cancellationToken);
    }

    private async Task RunAsync()
    {
        transactions.Enter();
        while (IsWaiting())
        {
            var turn = TurnAsync();
            await ((Task)turn).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!turn.IsCompletedSuccessfully)
            {
                Fail(turn.Exception?.InnerException ?? new TaskCanceledException(turn));
            }
        }

        transactions.Rest();
    }

    private async Task<bool> TurnAsync()
    {
        await transactions.WaitAsync(refusals, looks: true, CancellationToken.None);
        return await transactions.InTurnAsync(StepAsync, CancellationToken.None);
    }

    private bool IsWaiting()
    {
        lock (gate)
        {
            return runs = waiting.Count > 0;
        }
    }

    // Where the record could not even be read, nobody who waits can be told anything else.
    private void Fail(Exception exception)
    {
        lock (gate)
        {
            var failed = taken.Count > 0 ? taken : [.. waiting];
            waiting.RemoveAll(failed.Contains);
            failed.ForEach(member => member.Fail(exception));
            taken = [];
        }
    }

    private async Task<bool> StepAsync()
    {
        Take();
        var batch = await begin(taken.SelectMany(member => member.Rows));
        Doubt(batch);
        await DecideAsync(batch);
        var isDone = batch.IsEmpty || await commit(batch);
        if (isDone)
        {
            refusals = 0;
            taken.ForEach(member => member.Tell());
        }
        else
        {
            Refuse(batch);
        }

        taken = [];
        return isDone;
    }

    private void Take()
    {
        lock (gate)
        {
            waiting.RemoveAll(member => member.HasLeft);
            taken = Together(waiting);
            waiting.RemoveRange(0, taken.Count);
        }
    }

    private void Doubt(Batch batch)
    {
        foreach (var member in refused.Members.Where(member => batch.IsAs(refused.Batch!, member.Rows)))
        {
            member.Doubts++;
        }

        refused = (null, []);
        taken.RemoveAll(member => member.HasLeft);
        var together = Together(taken);
        PutBack(taken[together.Count..]);
        taken = together;
    }

    private static List<BatchMember> Together(List<BatchMember> members) =>
        [.. members is [{ IsAlone: true }, ..] ? members.Take(1) : members.TakeWhile(member => !member.IsAlone).Take(Most)];

    // Those who find no room, or whose rows another draft changes, come first next time.
    private async Task DecideAsync(Batch batch)
    {
        var (decided, later) = (new List<BatchMember>(), new List<BatchMember>());
        foreach (var member in taken)
        {
            var draft = batch.Next(looksUp: member.Doubts > 0);
            if (batch.IsFull)
            {
                later.Add(member);
            }
            else if (await member.TryDecideAsync(draft))
            {
                (batch.TryTake(draft) ? decided : later).Add(member);
            }
        }

        taken = decided;
        PutBack(later);
    }

    private void Refuse(Batch batch)
    {
        refusals++;
        taken.ForEach(member => member.Refusals++);
        taken.FindAll(member => member.Refusals == Transactions.Attempts).ForEach(member => member.Fail(new BusyException()));
        refused = (batch, taken.FindAll(member => member.Refusals < Transactions.Attempts));
        PutBack(refused.Members);
    }

    private void PutBack(List<BatchMember> members)
    {
        lock (gate)
        {
            waiting.InsertRange(0, members);
        }
    }
}
