using System.Net;
using System.Net.Sockets;

using Trial.Storage;

namespace Trial.Functions.Tests.EndToEnd;

/// <summary>
/// kill -9 of host or app in the middle of sign-ups: nothing acknowledged is lost, nothing is doubled, nothing is left over.
/// </summary>
public sealed class KilledServiceTests : IDisposable
{
    private const int PeopleARound = 10; // so that a hundred rounds do not use a list up
    private const int Clients = 8;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("host")]
    [InlineData("app")]
    public async Task Kills_lose_and_double_nothing_and_leave_no_process_and_no_lock(string victim)
    {
        var data = folder.File("data");
        var everybody = new List<Applicant>();
        var interrupted = 0;

        for (var round = 0; round < Thoroughness.Kills; round++)
        {
            using var service = await RunningService.StartAsync(data);
            var newcomers = await Applicant.ManyAsync(service.Http, PeopleARound);
            everybody.AddRange(newcomers);
            await SignUpUntilKilled(service, newcomers, victim, killAfter: 1 + (round % 4));
            interrupted += newcomers.Count(applicant => applicant.Result is null);
            await NothingIsLeftOver(data);
        }

        Assert.True(interrupted > 0, "No kill came in the middle of a run.");
        await EverybodyGetsOneAnswer(data, everybody);
    }

    // The process is killed while the answer number killAfter is on its way back and more requests are under way.
    private static async Task SignUpUntilKilled(RunningService service, IReadOnlyList<Applicant> newcomers, string victim, int killAfter)
    {
        var answered = 0;
        await Parallel.ForEachAsync(newcomers, new ParallelOptions { MaxDegreeOfParallelism = Clients }, async (applicant, _) =>
        {
            try
            {
                var status = await applicant.SignUpAsync(service.Http);
                if (status >= HttpStatusCode.InternalServerError && Volatile.Read(ref answered) >= killAfter)
                {
                    return; // the host says that the app is gone
                }

                Assert.Equal(HttpStatusCode.Created, status);
                if (Interlocked.Increment(ref answered) == killAfter)
                {
                    await KillAsync(service, victim);
                }
            }
            // The last where a connection is closed just after it was made.
            catch (Exception exception) when (exception is HttpRequestException or IOException or SocketException)
            {
                // not acknowledged: it may or may not have been drawn
            }
        });
    }

    private static async Task KillAsync(RunningService service, string victim)
    {
        if (victim == "host")
        {
            service.Kill();
        }
        else
        {
            Assert.NotEqual(0, await service.KillAppAsync());
        }
    }

    private static async Task NothingIsLeftOver(string data)
    {
        await ServiceProcesses.AreGoneAsync(data);
        (await FolderLock.TakeAsync(data)).Dispose();
    }

    private static async Task EverybodyGetsOneAnswer(string data, List<Applicant> everybody)
    {
        using var service = await RunningService.StartAsync(data);
        foreach (var applicant in everybody)
        {
            // The same answer is asserted in SignUpAsync for whoever had one; 200 says that it was stored.
            var wasAcknowledged = applicant.Result is not null;
            var status = await applicant.SignUpAsync(service.Http);
            Assert.True(status == HttpStatusCode.OK || (!wasAcknowledged && status == HttpStatusCode.Created), $"{status}");
        }

        Assert.Equal(everybody.Count, everybody.Select(applicant => applicant.Result!["code"]!.GetValue<string>()).Distinct().Count());

        // Every envelope from the first to as many as there are people, in each stratum, and each opened once: the seal's leaves tell.
        var leaves = everybody.Select(applicant => applicant.Result!["receipt"]!["leaf"]!.GetValue<int>()).ToList();
        Assert.Equal(leaves.Count, leaves.Distinct().Count());
        await AuditedStudy.IsVerifiedAsync(service, Path.Combine(data, "audit.zip"), everybody.Count);
    }
}
