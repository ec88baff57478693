using System.Net;

namespace Trial.Functions.Tests.EndToEnd;

/// <summary>kill -9 in the middle of sign-ups: nothing acknowledged is lost, nothing is doubled.</summary>
public sealed class KilledServiceTests : IDisposable
{
    private const int Kills = 10;
    private const int PeopleARound = 40;
    private const int Clients = 8;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Ten_kills_lose_and_double_nothing()
    {
        var data = folder.File("data");
        var everybody = new List<Applicant>();
        var interrupted = 0;

        for (var round = 0; round < Kills; round++)
        {
            using var service = await RunningService.StartAsync(data);
            var newcomers = await Applicant.ManyAsync(service.Http, PeopleARound);
            everybody.AddRange(newcomers);
            await SignUpUntilKilled(service, newcomers, killAfter: 5 + round);
            interrupted += newcomers.Count(applicant => applicant.Result is null);
        }

        Assert.True(interrupted > 0, "No kill came in the middle of a run.");
        await EverybodyGetsOneAnswer(data, everybody);
    }

    // The process is killed while the answer number killAfter is on its way back and seven more requests are under way.
    private static async Task SignUpUntilKilled(RunningService service, IReadOnlyList<Applicant> newcomers, int killAfter)
    {
        var answered = 0;
        await Parallel.ForEachAsync(newcomers, new ParallelOptions { MaxDegreeOfParallelism = Clients }, async (applicant, _) =>
        {
            try
            {
                Assert.Equal(HttpStatusCode.Created, await applicant.SignUpAsync(service.Http));
                if (Interlocked.Increment(ref answered) == killAfter)
                {
                    service.Kill();
                }
            }
            catch (Exception exception) when (exception is HttpRequestException or IOException)
            {
                // not acknowledged: it may or may not have been drawn
            }
        });
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
