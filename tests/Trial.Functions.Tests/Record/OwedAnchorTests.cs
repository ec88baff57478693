using Microsoft.Extensions.DependencyInjection;

using Trial.Application.Citizens;
using Trial.Application.Record;
using Trial.Application.Start;
using Trial.Application.Stewards;
using Trial.Functions.Tests.Log;

namespace Trial.Functions.Tests.Record;

/// <summary>A restore replaces the anchor also where it cannot be written at that moment.</summary>
[Trait("Requirement", "R17")]
public sealed class OwedAnchorTests : IAsyncLifetime
{
    private const StringComparison Ordinal = StringComparison.Ordinal;

    private static readonly StaffMember Steward = new(StaffRole.Steward, "steward");

    private StudyByNight study = null!;
    private AwayPlace blob = null!;
    private ServiceProvider service = null!;

    private Anchor Anchor => service.GetRequiredService<Anchor>();

    public async Task InitializeAsync() => study = await StudyByNight.StartAsync();

    public async Task DisposeAsync()
    {
        await (service?.DisposeAsync() ?? default);
        study.Dispose();
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task As_soon_as_it_is_back_it_holds_what_was_restored_and_what_came_after(bool isQuick, bool drawsMeanwhile)
    {
        await RestoreWhileAwayAsync(isQuick);
        if (drawsMeanwhile)
        {
            await service.GetRequiredService<Referrals>().ReferAsync(StudyByNight.Somebody(), default);
        }

        await Anchor.KeepWaitingAsync(default); // still away
        Assert.Equal(drawsMeanwhile && isQuick ? 3 : 2, study.Logged.Count(line => line.Contains("cannot be written", Ordinal)));
        blob.IsAway = false;
        await Anchor.KeepWaitingAsync(default);

        Assert.Equal((await study.Ledger.ReadAsync(default)).Head!.Value, blob.Kept);
    }

    [Fact]
    public async Task The_next_commit_writes_it_in_a_place_that_is_written_with_each()
    {
        await RestoreWhileAwayAsync(isQuick: true);
        blob.IsAway = false;
        await service.GetRequiredService<Referrals>().ReferAsync(StudyByNight.Somebody(), default);

        Assert.Equal((await study.Ledger.ReadAsync(default)).Head!.Value, blob.Kept);
    }

    [Fact]
    public async Task The_night_writes_it_too()
    {
        await RestoreWhileAwayAsync(isQuick: false);
        blob.IsAway = false;
        await service.GetRequiredService<Application.Night.Night>().RunAsync(default);

        Assert.Equal((await study.Ledger.ReadAsync(default)).Head!.Value, blob.Kept);
    }

    [Fact]
    public async Task Once_it_is_written_a_newer_one_stays_as_always()
    {
        var newer = await RestoreWhileAwayAsync(isQuick: false);
        blob.IsAway = false;
        await Anchor.KeepWaitingAsync(default);
        blob.Kept = newer;
        await service.GetRequiredService<Referrals>().ReferAsync(StudyByNight.Somebody(), default);
        await Anchor.KeepWaitingAsync(default);

        Assert.Equal(newer, blob.Kept);
    }

    [Theory]
    [InlineData(false, "The record has gone back: the anchor the blob has seen ")]
    [InlineData(true, "The anchor the blob was not written by this service.")]
    public async Task The_night_says_which_place_the_next_start_will_stop_at(bool isForeign, string told)
    {
        var newer = await RestoreWhileAwayAsync(isQuick: false);
        await using var another = study.Compose(study.Store, _ => blob); // which took no restore
        (blob.IsAway, blob.Kept) = (false, isForeign ? "{}"u8.ToArray() : newer);

        await another.GetRequiredService<Application.Night.Night>().RunAsync(default);

        Assert.Contains(study.Logged, line => line.StartsWith(told, Ordinal));
    }

    [Fact]
    public async Task The_night_says_nothing_of_a_newer_one_that_another_process_wrote_meanwhile()
    {
        await using var another = study.Compose(study.Store, place => new SteppedPlace(place, () => study.DrawAsync(1)));

        await another.GetRequiredService<Application.Night.Night>().RunAsync(default);

        Assert.DoesNotContain(study.Logged, line => line.Contains("anchor", Ordinal));
    }

    // A copy of four draws ago is put back, and restored while the anchor cannot be written: what it holds.
    private async Task<byte[]> RestoreWhileAwayAsync(bool isQuick)
    {
        await study.DrawAsync(2);
        var copy = await study.CopyAsync();
        await study.DrawAsync(4);
        var newer = await File.ReadAllBytesAsync(study.AnchorPath);
        await study.PutBackAsync(copy);
        study.Begin();
        blob = new AwayPlace(isQuick) { Kept = newer };
        service = study.Compose(study.Store, _ => blob);
        Assert.True(await service.GetRequiredService<StartCheck>().IsStoppedAsync(default));

        blob.IsAway = true;
        Assert.IsType<ActAnswer.Done>(
            await service.GetRequiredService<StudyActs>().RestoreAsync(Steward, 0, "Disken gik i stykker", default));
        Assert.Equal(newer, blob.Kept);
        return newer;
    }

    /// <summary>A place that is out of reach while a test says so.</summary>
    private sealed class AwayPlace(bool isQuick) : IAnchorPlace
    {
        public bool IsAway { get; set; }

        public byte[]? Kept { get; set; }

        public bool IsElsewhere => true;

        public bool IsQuick => isQuick;

        public Task<byte[]?> ReadAsync(CancellationToken cancellationToken) => Task.FromResult(Kept);

        public Task WriteAsync(byte[] anchor, Func<byte[], bool> mayReplace, CancellationToken cancellationToken)
        {
            Kept = IsAway ? throw new IOException("away") : Kept is null || mayReplace(Kept) ? anchor : Kept;
            return Task.CompletedTask;
        }

        public override string ToString() => "the blob";
    }
}
