using System.Diagnostics;
using System.Net;

using Trial.Functions.Tests.Storage;

namespace Trial.Functions.Tests.EndToEnd;

/// <summary>Four services draw for one study at once, on tables that throttle, lose answers and go away for a while.</summary>
public sealed class ManyProcessesTests : IDisposable
{
    private const int Processes = 4;
    private const int ClientsEach = 2;
    private const int Draws = 1000;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

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
    [Trait("Requirement", "R23")]
    public async Task A_thousand_draws_of_four_processes_open_every_envelope_once()
    {
        await azurite.InitializeAsync();
        await using var proxy = await FaultyProxy.StartAsync(azurite.Endpoint, Trouble);
        for (var process = 0; process < Processes; process++)
        {
            services.Add(await StartAsync(process, process % 2 == 0 ? azurite.Endpoint : proxy.Endpoint));
        }

        var everybody = await Applicant.ManyAsync(services[0].Http, Draws);
        var done = 0;
        var clock = Stopwatch.StartNew();
        await Parallel.ForEachAsync(everybody.Index(), new ParallelOptions { MaxDegreeOfParallelism = Processes * ClientsEach },
            async (one, _) =>
        {
            await SignUpUntilAnswered(one.Item, services[one.Index % Processes], clock);
            if (Interlocked.Increment(ref done) == Draws / 2)
            {
                await azurite.StopAsync();
                await azurite.InitializeAsync();
            }
        });

        // Each leaf under the seal is one envelope: nobody got another's.
        Assert.Equal(Draws, everybody.Select(applicant => applicant.Result!["receipt"]!["leaf"]!.GetValue<int>()).Distinct().Count());
        Assert.Equal(Draws, everybody.Select(applicant => applicant.Result!["code"]!.GetValue<string>()).Distinct().Count());
        await AuditedStudy.IsVerifiedAsync(services[^1], folder.File("audit.zip"), Draws);
    }

    // A repeated submission must get the first answer: asserted there.
    private static async Task SignUpUntilAnswered(Applicant applicant, RunningService service, Stopwatch clock)
    {
        while (true)
        {
            var status = await applicant.SignUpAsync(service.Http);
            if (status is HttpStatusCode.Created or HttpStatusCode.OK)
            {
                return;
            }

            Assert.True(status is HttpStatusCode.InternalServerError or HttpStatusCode.ServiceUnavailable, $"{status}");
            Assert.True(clock.Elapsed < Patience, "The tables never came back.");
            await Task.Delay(200);
        }
    }

    private static FaultyProxy.Fault Trouble(int number) => (number % 60) switch
    {
        20 => FaultyProxy.Fault.TooMany,
        40 => FaultyProxy.Fault.Busy,
        0 => FaultyProxy.Fault.AnswerLost,
        _ => FaultyProxy.Fault.None,
    };

    // The first process makes the study and its keys; the others are given them.
    private async Task<RunningService> StartAsync(int number, string endpoint)
    {
        var data = folder.File($"data{number}");
        Directory.CreateDirectory(data);
        if (number > 0)
        {
            foreach (var file in (string[])["keys.json", "staff-keys.json"])
            {
                File.Copy(folder.File($"data0/{file}"), Path.Combine(data, file));
            }
        }

        return await RunningService.StartAsync(
            data, ("TRIAL_STORE", "tables"), ("TABLES_ENDPOINT", endpoint), ("TRIAL_STUDY", "haab-demo"));
    }
}
