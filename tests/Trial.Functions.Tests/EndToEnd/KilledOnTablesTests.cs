using System.Net;
using System.Net.Sockets;

using Trial.Functions.Tests.Storage;

namespace Trial.Functions.Tests.EndToEnd;

/// <summary>Two services on one table, killed by turns: nothing is lost, doubled or skipped, and the other goes on.</summary>
public sealed class KilledOnTablesTests : IDisposable
{
    private const int PeopleARound = 10; // so that a hundred rounds do not use a list up
    private const int Clients = 6;

    private readonly TemporaryFolder folder = new();
    private readonly Azurite azurite = new();
    private readonly List<RunningService> services = [];

    public void Dispose()
    {
        services.ForEach(service => service.Dispose());
        azurite.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task Kills_of_one_of_two_services_lose_double_and_skip_nothing()
    {
        await azurite.InitializeAsync();
        services.Add(await StartAsync(0));
        services.Add(await StartAsync(1));
        var everybody = new List<Applicant>();
        var interrupted = 0;

        for (var round = 0; round < Thoroughness.Kills; round++)
        {
            var (victim, other) = (round % 2, services[1 - (round % 2)]);
            var newcomers = await Applicant.ManyAsync(other.Http, PeopleARound);
            everybody.AddRange(newcomers);
            await SignUpUntilKilledAsync(newcomers, victim, killAfter: 1 + (round % 4));
            interrupted += await AskAgainAsync(newcomers, other);
            await ServiceProcesses.AreGoneAsync(Data(victim));
            services[victim] = await StartAsync(victim);
        }

        Assert.True(interrupted > 0, "No kill came in the middle of a run.");
        await EverybodyHasOneAnswerAsync(everybody);
    }

    private string Data(int number) => folder.File($"data{number}");

    // Half of them ask the one that is killed while its answer number killAfter is on its way back.
    private async Task SignUpUntilKilledAsync(IReadOnlyList<Applicant> newcomers, int victim, int killAfter)
    {
        var answered = 0;
        await Parallel.ForEachAsync(newcomers.Index(), new ParallelOptions { MaxDegreeOfParallelism = Clients }, async (one, _) =>
        {
            try
            {
                Assert.Equal(HttpStatusCode.Created, await one.Item.SignUpAsync(services[one.Index % 2].Http));
            }
            // The last where a connection is closed just after it was made.
            catch (Exception exception)
                when (one.Index % 2 == victim && exception is HttpRequestException or IOException or SocketException)
            {
                return; // not acknowledged: it may or may not have been drawn
            }

            if (one.Index % 2 == victim && Interlocked.Increment(ref answered) == killAfter)
            {
                services[victim].Kill();
            }
        });
        services[victim].Dispose();
    }

    // Those who had no answer ask the service that is left: how many they were.
    private static async Task<int> AskAgainAsync(IReadOnlyList<Applicant> newcomers, RunningService other)
    {
        var unanswered = newcomers.Where(applicant => applicant.Result is null).ToList();
        foreach (var applicant in unanswered)
        {
            Assert.Contains(await applicant.SignUpAsync(other.Http), (HttpStatusCode[])[HttpStatusCode.Created, HttpStatusCode.OK]);
        }

        return unanswered.Count;
    }

    private async Task EverybodyHasOneAnswerAsync(List<Applicant> everybody)
    {
        foreach (var (number, applicant) in everybody.Index())
        {
            Assert.Equal(HttpStatusCode.OK, await applicant.SignUpAsync(services[number % 2].Http)); // the same answer: asserted there
        }

        foreach (var field in (Func<Applicant, string>[])[Code, Leaf])
        {
            Assert.Equal(everybody.Count, everybody.Select(field).Distinct(StringComparer.Ordinal).Count());
        }

        await AuditedStudy.IsVerifiedAsync(services[0], folder.File("audit.zip"), everybody.Count);
    }

    private static string Code(Applicant applicant) => $"{applicant.Result!["code"]}";

    private static string Leaf(Applicant applicant) => $"{applicant.Result!["receipt"]!["leaf"]}";

    // The first makes the study and its keys; the second is given them.
    private async Task<RunningService> StartAsync(int number)
    {
        Directory.CreateDirectory(Data(number));
        foreach (var file in number == 0 ? (string[])[] : ["keys.json", "staff-keys.json"])
        {
            File.Copy(Path.Combine(Data(0), file), Path.Combine(Data(number), file), overwrite: true);
        }

        return await RunningService.StartAsync(
            Data(number), ("TRIAL_STORE", "tables"), ("TABLES_ENDPOINT", azurite.Endpoint), ("TRIAL_STUDY", "haab-demo"));
    }
}
