namespace Trial.Application.Record;

//  The port
//
//      A store holds rows of one study: key -> value, with an ETag that is new
//      whenever the row is written. Keys are 1 to 256 printable ASCII characters
//      without / \ # ? and %, ordered by byte. A value has at most 65,536 bytes.
//
//      A commit is a list of changes to distinct keys, at most 100 of them and
//      at most 4 MiB as Table Storage counts them (CommitRules). It happens whole
//      or not at all, is durable once it returns, and is seen by the next read.

/// <summary>Where rows live. What one Table Storage partition can do, and no more.</summary>
public interface IStore
{
    /// <summary>The row with this key; null when it is not there.</summary>
    Task<Row?> GetAsync(string key, CancellationToken cancellationToken);

    /// <summary>Rows with <paramref name="from"/> ≤ key &lt; <paramref name="to"/>, in order of key, read page by page.</summary>
    IAsyncEnumerable<Row> RangeAsync(string from, string to, CancellationToken cancellationToken);

    /// <summary>Makes all changes or none.</summary>
    /// <returns>False, with nothing changed, when another writer was first: a key to insert is there, or an ETag is old.</returns>
    /// <exception cref="ArgumentException">The changes break a limit of the port. Nothing was changed.</exception>
    Task<bool> CommitAsync(IReadOnlyList<Change> changes, CancellationToken cancellationToken);

    /// <summary>Removes every trace of replaced and deleted values, in stores that keep them beside their rows for a while.</summary>
    Task ForgetAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>A row as it was read.</summary>
public sealed record Row(string Key, string ETag, byte[] Value);

/// <summary>One change of a commit.</summary>
public abstract record Change(string Key)
{
    /// <summary>Adds a row, or replaces the one that was read.</summary>
    /// <param name="read">The row as it was read; null when it was not there.</param>
    /// <param name="key">The row's key.</param>
    /// <param name="value">What it is to hold.</param>
    public static Change Put(Row? read, string key, byte[] value) =>
        read is null ? new Insert(key, value) : new Replace(key, read.ETag, value);

    /// <summary>Adds a row; a lost race when the key is there.</summary>
    public sealed record Insert(string Key, byte[] Value) : Change(Key);

    /// <summary>Replaces a row; a lost race when its ETag is another or the row is gone.</summary>
    public sealed record Replace(string Key, string ETag, byte[] Value) : Change(Key);

    /// <summary>Deletes a row; a lost race when its ETag is another or the row is gone.</summary>
    public sealed record Delete(string Key, string ETag) : Change(Key);
}
