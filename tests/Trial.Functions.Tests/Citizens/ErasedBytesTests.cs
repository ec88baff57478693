using System.Text;

using Trial.Application.Citizens;
using Trial.Application.Record;
using Trial.Functions.Tests.Log;

namespace Trial.Functions.Tests.Citizens;

/// <summary>What is left of an erased person in the files of the data folder.</summary>
[Trait("Requirement", "P14")]
public sealed class ErasedBytesTests : IAsyncLifetime
{
    private StudyByNight study = null!;

    public async Task InitializeAsync() => study = await StudyByNight.StartAsync();

    public Task DisposeAsync()
    {
        study.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    [Trait("Requirement", "P8")]
    public async Task Nothing_of_their_row_is_in_any_file_once_it_is_answered()
    {
        var lot = (await study.DrawAsync(3))[0];
        var secret = Encoding.UTF8.GetBytes(await SecretOfFirstAsync());
        Assert.NotEmpty(FilesWith(secret));

        Assert.Equal(WithdrawAnswer.Done, await study.Holders.WithdrawAsync(lot.Code.ToString(), Leaving.Data, default));

        Assert.Empty(FilesWith(secret));
    }

    [Fact]
    public async Task The_night_leaves_nothing_of_older_rows_beside_them()
    {
        await study.DrawAsync(3);
        Assert.NotEqual(0, new FileInfo(Log).Length);

        await study.SleepAsync();

        Assert.Equal(0, new FileInfo(Log).Length);
        Assert.Single(await study.DrawAsync(1)); // and it goes on
    }

    private string Folder => Path.GetDirectoryName(study.AnchorPath)!;

    private string Log => Path.Combine(Folder, "trial.db-wal");

    // Random, and in the person's row only.
    private async Task<string> SecretOfFirstAsync()
    {
        var first = (await study.Ledger.ReadAsync(default)).State.Draws.Values.First();
        return RowJson.Parse<ParticipantRow>((await study.Store.GetAsync(RowKeys.Participant(first), default))!).Person!.RowRandom.ToString(
            )!;
    }

    private List<string> FilesWith(byte[] secret) =>
        [.. Directory.GetFiles(Folder)
            .Where(file => Path.GetExtension(file) is not ".db-shm" && Bytes(file).AsSpan().IndexOf(secret) >= 0)];

    private static byte[] Bytes(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
