using System.Runtime.CompilerServices;

using Azure;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

using Trial.Application.Record;

namespace Trial.Storage;

//  Table layout
//
//      PartitionKey   the study, so that one study is one transaction's scope
//      RowKey         the key, from RowKeys
//      Value          the value, binary, at most 64 KiB
//      ETag           the service's own
//
//  A commit is one entity group transaction. It may be stored and its answer
//  lost: the client sends it again and loses the race against itself.
//  Then the rows are read: when they are what was sent, the commit was ours.
//  A caller that gets no answer (every attempt timed out) asks again with the same
//  token, and finds what was stored.

/// <summary>Rows in one partition of Azure Table Storage: the store of a deployed study, for any number of processes.</summary>
public sealed class TableStore(TableClient table, string study) : IStore
{
    private const string Value = "Value";

    // What the service answers when another writer was first. Everything else is a failure, and is thrown.
    private static readonly HashSet<string> LostRaces =
    [
        TableErrorCode.UpdateConditionNotSatisfied.ToString(),
        TableErrorCode.EntityAlreadyExists.ToString(),
        TableErrorCode.ResourceNotFound.ToString(), // the row to replace or delete is gone; a table that is not there has a code of its own
        TableErrorCode.EntityNotFound.ToString(),
    ];

    /// <inheritdoc/>
    public async Task<Row?> GetAsync(string key, CancellationToken cancellationToken)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(study, key, cancellationToken: cancellationToken);
        return found.HasValue ? Row(found.Value!) : null;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<Row> RangeAsync(string from, string to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (string.CompareOrdinal(from, to) >= 0)
        {
            yield break; // an empty range would still cost a request
        }

        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {study} and RowKey ge {from} and RowKey lt {to}");
        await foreach (var entity in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            yield return Row(entity);
        }
    }

    /// <inheritdoc/>
    public async Task<bool> CommitAsync(IReadOnlyList<Change> changes, CancellationToken cancellationToken)
    {
        CommitRules.Check(changes);
        var attempts = new Attempts();
        try
        {
            using (HttpPipeline.CreateHttpMessagePropertiesScope(new Dictionary<string, object?> { [Attempts.Property] = attempts }))
            {
                await table.SubmitTransactionAsync(changes.Select(Action), cancellationToken);
            }

            return true;
        }
        catch (RequestFailedException exception) when (LostRaces.Contains(exception.ErrorCode ?? ""))
        {
            return attempts.Count > 1 && await WasStoredAsync(changes, cancellationToken);
        }
    }

    // Bodies hold random bytes, so nobody else writes the same ones. A head may have moved on since, so inserts alone are compared where
    // there are any.
    private async Task<bool> WasStoredAsync(IReadOnlyList<Change> changes, CancellationToken cancellationToken)
    {
        var inserts = changes.OfType<Change.Insert>().Select(change => (change.Key, change.Value)).ToList();
        var written = inserts.Count > 0 ? inserts : [.. changes.OfType<Change.Replace>().Select(change => (change.Key, change.Value))];
        var same = await Task.WhenAll(written.Select(async change => // some sixty for a batch of people
            await GetAsync(change.Key, cancellationToken) is { } row && row.Value.AsSpan().SequenceEqual(change.Value)));
        return same.Length > 0 && !same.Contains(false);
    }

    private TableTransactionAction Action(Change change) => change switch
    {
        Change.Insert it => new(TableTransactionActionType.Add, Entity(it.Key, it.Value)),
        Change.Replace it => new(TableTransactionActionType.UpdateReplace, Entity(it.Key, it.Value), new ETag(it.ETag)),
        Change.Delete it => new(TableTransactionActionType.Delete, new TableEntity(study, it.Key), new ETag(it.ETag)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private TableEntity Entity(string key, byte[] value) => new(study, key) { [Value] = value };

    private static Row Row(TableEntity entity) => new(entity.RowKey, entity.ETag.ToString(), entity.GetBinary(Value) ?? []);
}
