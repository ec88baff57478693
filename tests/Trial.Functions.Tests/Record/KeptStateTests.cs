using Trial.Application.Record;
using Trial.Core;
using Trial.Core.Record;
using Trial.Functions.Tests.Log;

namespace Trial.Functions.Tests.Record;

/// <summary>The state that a start begins with: only the service can write it, and a crash leaves a whole one.</summary>
public sealed class KeptStateTests : IAsyncLifetime
{
    private StudyByNight study = null!;
    private StudyState state = null!;

    public async Task InitializeAsync()
    {
        study = await StudyByNight.StartAsync();
        state = (await study.Ledger.ReadAsync(default)).State;
    }

    public Task DisposeAsync()
    {
        study.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Is_none_before_one_is_kept() => Assert.Null(await Kept().ReadAsync(default));

    [Fact]
    public async Task Is_what_was_kept()
    {
        await Kept().WriteAsync(state, default);

        Assert.Equal(StateFormat.Format(state), StateFormat.Format((await Kept().ReadAsync(default))!));
    }

    [Fact]
    public async Task A_night_keeps_it()
    {
        await study.DrawAsync(2);
        await study.SleepAsync();

        Assert.Equal(2, (await Kept().ReadAsync(default))!.Participants.Count);
    }

    [Fact]
    public async Task Nobody_without_the_record_key_writes_one()
    {
        await new KeptState(study.Store, Digest.Of([1])).WriteAsync(state, default);

        await Assert.ThrowsAsync<RecordFaultException>(() => Kept().ReadAsync(default));
    }

    [Fact]
    public async Task A_piece_or_a_name_that_was_changed_is_named()
    {
        await Kept().WriteAsync(state, default);
        foreach (var row in (Row[])[await PieceAsync(), (await study.Store.GetAsync(RowKeys.Kept, default))!])
        {
            await CommitAsync(new Change.Replace(row.Key, row.ETag, [.. row.Value, 0]));

            var fault = await Assert.ThrowsAsync<RecordFaultException>(() => Kept().ReadAsync(default));
            Assert.Contains(RowKeys.Kept, fault.Message, StringComparison.Ordinal);
            await CommitAsync(new Change.Replace(row.Key, (await study.Store.GetAsync(row.Key, default))!.ETag, row.Value));
        }
    }

    [Fact]
    public async Task A_piece_that_is_gone_makes_a_start_read_every_body()
    {
        await Kept().WriteAsync(state, default);
        var piece = await PieceAsync();
        await CommitAsync(new Change.Delete(piece.Key, piece.ETag));

        Assert.Null(await Kept().ReadAsync(default));
        study.Begin();
        Assert.Equal(state.Count, (await study.Ledger.ReadAsync(default)).State.Count);
    }

    [Fact]
    public async Task An_older_one_that_is_put_back_is_caught_up()
    {
        await Kept().WriteAsync(state, default);
        var (name, piece) = ((await study.Store.GetAsync(RowKeys.Kept, default))!, await PieceAsync());
        await study.DrawAsync(2);
        await study.SleepAsync();
        await CommitAsync(new Change.Insert(piece.Key, piece.Value));
        await CommitAsync(new Change.Replace(name.Key, (await study.Store.GetAsync(name.Key, default))!.ETag, name.Value));

        Assert.Empty((await Kept().ReadAsync(default))!.Participants);
        study.Begin();
        Assert.Equal(2, (await study.Ledger.ReadAsync(default)).State.Participants.Count);
    }

    [Fact]
    public async Task An_older_one_never_takes_the_place_of_a_newer_one()
    {
        await study.DrawAsync(1);
        var kept = Kept();
        await kept.WriteAsync((await study.Ledger.ReadAsync(default)).State, default);
        await kept.WriteAsync(state, default);

        Assert.Single((await kept.ReadAsync(default))!.Participants);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_crash_between_its_writes_leaves_the_one_before_or_the_new_one_whole(bool isStored)
    {
        await Kept().WriteAsync(state, default);
        await study.DrawAsync(1);
        var newer = (await study.Ledger.ReadAsync(default)).State;
        for (var write = 0; write < 3; write++) // the piece, the name, the deletion of the older piece
        {
            (study.Store.FailsAt, study.Store.Stores) = (study.Store.Commits + write, isStored);
            await Assert.ThrowsAsync<IOException>(() => Kept().WriteAsync(newer, default));

            Assert.Contains((await Kept().ReadAsync(default))!.Count, (int[])[state.Count, newer.Count]);
        }

        study.Store.FailsAt = null;
        await Kept().WriteAsync(newer, default);
        Assert.Equal(newer.Count, (await Kept().ReadAsync(default))!.Count);
        await PieceAsync(); // nothing is left of what was written in vain
    }

    private KeptState Kept() => new(study.Store, study.Keys.RecordKey);

    private async Task<Row> PieceAsync() =>
        await study.Store.RangeAsync(RowKeys.KeptPieces, RowKeys.AfterKeptPieces, default).SingleAsync();

    private async Task CommitAsync(Change change) => Assert.True(await study.Store.CommitAsync([change], default));
}
