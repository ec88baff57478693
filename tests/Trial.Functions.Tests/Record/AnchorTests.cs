using Microsoft.Extensions.Logging.Abstractions;

using Trial.Application.Record;
using Trial.Application.Stewards;
using Trial.Application.Study;
using Trial.Core.Record;
using Trial.Functions.Tests.Log;
using Trial.Storage;

namespace Trial.Functions.Tests.Record;

/// <summary>An older copy that is put back, by somebody who can do anything to the table, is seen at the next start.</summary>
[Trait("Requirement", "R17")]
public sealed class AnchorTests : IAsyncLifetime
{
    private StudyByNight study = null!;

    public async Task InitializeAsync() => study = await StudyByNight.StartAsync();

    public Task DisposeAsync()
    {
        study.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_record_that_has_grown_from_the_anchor_is_fine()
    {
        Assert.Null(await CheckAsync());
        await study.SleepAsync();
        Assert.Null(await CheckAsync());
        await study.DrawAsync(3);
        Assert.Null(await CheckAsync());
    }

    [Fact]
    public async Task It_is_kept_with_every_commit()
    {
        await study.DrawAsync(3);
        Assert.Equal((await study.Ledger.ReadAsync(default)).Head!.Value, await File.ReadAllBytesAsync(study.AnchorPath));
        await study.SleepAsync();
        Assert.Equal((await study.Ledger.ReadAsync(default)).Head!.Value, await File.ReadAllBytesAsync(study.AnchorPath));
    }

    [Fact]
    public async Task Those_who_write_at_once_do_not_refuse_each_other_and_the_newest_stays()
    {
        var place = new FilePlace(study.AnchorPath);
        await place.WriteAsync([0], _ => true, default);

        await Parallel.ForAsync(1, 200, async (number, _) => await place.WriteAsync([(byte)number], kept => kept[0] < number, default));

        Assert.Equal([199], await File.ReadAllBytesAsync(study.AnchorPath));
    }

    [Fact]
    public async Task A_table_of_four_draws_ago_stops_the_service_the_same_day()
    {
        await study.DrawAsync(2);
        var older = await study.CopyAsync();
        await study.DrawAsync(4);

        await study.PutBackAsync(older);

        study.Begin();
        await study.Ledger.ReadAsync(default); // it is whole in itself
        var stop = (await CheckAsync())!;
        Assert.Contains("has gone back", stop.Why, StringComparison.Ordinal);
        Assert.False(stop.NeedsSkip);
        Assert.Equal(
            [new("A", new(1, 3)), new("B", new(1, 3)), new("C", new(1, 2)), new("D", new(1, 2))],
            stop.Cursors.OrderBy(at => at.Key, StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_older_table_that_has_grown_anew_stops_the_service()
    {
        var older = await study.CopyAsync();
        await study.DrawAsync(2);
        var seen = await File.ReadAllBytesAsync(study.AnchorPath);

        await study.PutBackAsync(older);
        study.Begin();
        await study.DrawAsync(5);
        await study.Publisher.PublishAsync(default);
        await File.WriteAllBytesAsync(study.AnchorPath, seen);

        Assert.Contains("has gone back", (await CheckAsync())!.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_file_in_its_place_stops_the_service_and_leaves_the_cursors_to_the_steward()
    {
        await study.DrawAsync(1);
        await File.WriteAllTextAsync(study.AnchorPath, "{}");

        var stop = (await CheckAsync())!;

        Assert.Contains("was not written by this service", stop.Why, StringComparison.Ordinal);
        Assert.True(stop.NeedsSkip);
        await study.DrawAsync(1);
        Assert.Equal("{}", await File.ReadAllTextAsync(study.AnchorPath)); // it is there for the next start to see
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public async Task One_that_is_gone_or_empty_stops_a_study_that_is_open(string? left)
    {
        File.Delete(study.AnchorPath);
        await File.WriteAllTextAsync(study.AnchorPath, left ?? "");

        var stop = (await CheckAsync())!;

        Assert.Contains("is gone", stop.Why, StringComparison.Ordinal);
        Assert.True(stop.NeedsSkip);
    }

    // The anchor in the folder is as old as the folder that was put back, so in a real study the one outside must be there.
    [Fact]
    public async Task One_in_the_folder_is_enough_for_a_demonstration_only()
    {
        using var outside = new TemporaryFolder();
        var check = Over(new FilePlace(study.AnchorPath, isElsewhere: false), new FilePlace(outside.File("anchor.json")));
        var now = await study.Ledger.ReadAsync(default);

        Assert.Null(await check(now, false));
        Assert.Contains(outside.Path, (await check(now, true))!.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_whole_folder_that_is_put_back_is_seen_by_the_anchor_outside()
    {
        using var outside = new TemporaryFolder();
        IAnchorPlace[] places = [new FilePlace(study.AnchorPath, isElsewhere: false), new FilePlace(outside.File("anchor.json"))];
        var (older, inside) = (await study.Ledger.ReadAsync(default), await File.ReadAllBytesAsync(study.AnchorPath));
        await study.DrawAsync(4);
        await Kept(places).WriteAsync(await study.Ledger.ReadAsync(default), default);

        await File.WriteAllBytesAsync(study.AnchorPath, inside);

        var stop = (await Over(places)(older, true))!;
        Assert.Contains($"{outside.Path}", stop.Why, StringComparison.Ordinal);
        Assert.Equal(new Cursor(1, 2), stop.Cursors["A"]);
        Assert.False(stop.NeedsSkip);
    }

    [Fact]
    public async Task An_older_one_never_replaces_a_newer_one()
    {
        var older = await study.Ledger.ReadAsync(default);
        await study.DrawAsync(1);
        var newer = await File.ReadAllBytesAsync(study.AnchorPath);

        await study.Anchor.WriteAsync(older, default);

        Assert.Equal(newer, await File.ReadAllBytesAsync(study.AnchorPath));
    }

    [Fact]
    public async Task A_place_that_cannot_be_written_costs_nobody_their_lot()
    {
        Directory.CreateDirectory(study.AnchorPath + ".next");

        Assert.Single(await study.DrawAsync(1));

        Directory.Delete(study.AnchorPath + ".next");
        Assert.Null(await CheckAsync()); // it is older, which is harmless
        await study.Anchor.KeepWaitingAsync(default);
        Assert.Equal((await study.Ledger.ReadAsync(default)).Head!.Value, await File.ReadAllBytesAsync(study.AnchorPath));
    }

    [Fact]
    public async Task A_slow_place_is_written_once_in_a_while_and_with_the_newest()
    {
        var place = new SlowPlace();
        var anchor = Kept(place);
        await anchor.KeepAsync([new Change.Insert(RowKeys.Head, (await study.Ledger.ReadAsync(default)).Head!.Value)], isRestore: false);
        await study.DrawAsync(2);
        var newest = (await study.Ledger.ReadAsync(default)).Head!.Value;
        await anchor.KeepAsync([new Change.Insert(RowKeys.Head, newest)], isRestore: false);
        Assert.Equal(0, place.Writes);

        await anchor.KeepWaitingAsync(default);
        await anchor.KeepWaitingAsync(default);

        Assert.Equal((1, newest), (place.Writes, place.Kept));
    }

    [Fact]
    public async Task A_real_study_is_not_opened_without_one_outside_its_folder()
    {
        await study.MakeRealAsync();
        var anchor = Kept(new FilePlace(study.AnchorPath, isElsewhere: false));
        var prepared = new Preparations(HasOwner: true, HasContact: true, new DateOnly(2026, 11, 1), HasPublicUrl: true);
        var readiness = new Readiness(
            study.Ledger, study.Part<Seals>(), study.Part<Plans>(), study.Part<Installation>(), anchor, prepared, study.Clock);
        var acts = new StudyActs(study.Ledger, study.Part<Seals>(), readiness, new Standstill(), study.Part<Sessions>());

        var answer = await acts.OpenAsync(new StaffMember(StaffRole.Steward, "steward"), "A", "Nu", default);

        Assert.Equal([new Lack(Want.Anchor)], Assert.IsType<ActAnswer.Unready>(answer).Lacks);
    }

    private async Task<Stop?> CheckAsync() => await Over(study.Anchor)(await study.Ledger.ReadAsync(default), true);

    private Func<Snapshot, bool, Task<Stop?>> Over(params IAnchorPlace[] places) => Over(Kept(places));

    private Func<Snapshot, bool, Task<Stop?>> Over(Anchor anchor) => async (now, isReal) =>
        await study.Part<AnchorCheck>().RunAsync(await anchor.ReadAsync(default), now, isReal, default);

    private Anchor Kept(params IAnchorPlace[] places) => new(places, study.Keys.RecordKey, NullLogger<Anchor>.Instance);

    private sealed class SlowPlace : IAnchorPlace
    {
        public int Writes { get; private set; }

        public byte[]? Kept { get; private set; }

        public bool IsElsewhere => true;

        public bool IsQuick => false;

        public Task<byte[]?> ReadAsync(CancellationToken cancellationToken) => Task.FromResult(Kept);

        public Task WriteAsync(byte[] anchor, Func<byte[], bool> mayReplace, CancellationToken cancellationToken)
        {
            (Writes, Kept) = (Writes + 1, anchor);
            return Task.CompletedTask;
        }
    }
}
