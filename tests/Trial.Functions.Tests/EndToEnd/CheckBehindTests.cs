using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

using Trial.Application.Record;
using Trial.Functions.Tests.Storage;

namespace Trial.Functions.Tests.EndToEnd;

/// <summary>A service that answers while it checks the record, on tables that a test holds back.</summary>
public sealed class CheckBehindTests : IAsyncLifetime, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder folder = new();
    private readonly Azurite azurite = new();
    private readonly TaskCompletionSource held = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private FaultyProxy proxy = null!;

    public async Task InitializeAsync()
    {
        await azurite.InitializeAsync();
        using (await StartAsync(azurite.Endpoint))
        {
            // the study is made, checked, and its state kept: the next start reads no body before it answers
        }

        var first = Uri.EscapeDataString($"RowKey ge '{RowKeys.Body(0)}'");
        proxy = await FaultyProxy.StartAsync(azurite.Endpoint, request =>
            Spelled(request.QueryString.Value!).Contains(first, StringComparison.Ordinal) ? held.Task : Task.CompletedTask);
    }

    public async Task DisposeAsync()
    {
        held.TrySetResult();
        await proxy.DisposeAsync();
    }

    public void Dispose()
    {
        azurite.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task Lots_are_drawn_meanwhile_and_what_is_taken_out_of_the_study_waits()
    {
        using var service = await RunningService.StartUncheckedAsync(folder.File("data"), Settings(proxy.Endpoint));
        var applicant = (await Applicant.ManyAsync(service.Http, 1))[0];

        Assert.Equal(HttpStatusCode.Created, await applicant.SignUpAsync(service.Http));
        await WaitsAsync(service.StaffAsync("auditor", HttpMethod.Post, "api/exports", Export));
        await WaitsAsync(service.StaffAsync("researcher", HttpMethod.Get, "api/flow"));
        await WaitsAsync(service.StaffAsync("steward", HttpMethod.Post, "api/study/reveal", Reveal));
        Assert.DoesNotContain(RunningService.Checked, service.Greeting + service.Console, StringComparison.Ordinal);

        held.SetResult();
        await UntilCheckedAsync(service);
        await AuditedStudy.IsVerifiedAsync(service, folder.File("audit.zip"), people: 1);
        Assert.Equal(HttpStatusCode.OK, await applicant.SignUpAsync(service.Http));
    }

    [Fact]
    public async Task A_kill_meanwhile_loses_and_doubles_nothing()
    {
        Applicant applicant;
        using (var service = await RunningService.StartUncheckedAsync(folder.File("data"), Settings(proxy.Endpoint)))
        {
            applicant = (await Applicant.ManyAsync(service.Http, 1))[0];
            Assert.Equal(HttpStatusCode.Created, await applicant.SignUpAsync(service.Http));
            service.Kill();
        }

        using var next = await StartAsync(azurite.Endpoint);
        Assert.Equal(HttpStatusCode.OK, await applicant.SignUpAsync(next.Http)); // the same answer, which is asserted there
        await AuditedStudy.IsVerifiedAsync(next, folder.File("audit.zip"), people: 1);
    }

    private static string Spelled(string query) => query.Replace("+", "%20", StringComparison.Ordinal);

    private static JsonObject Reveal => new() { ["seed"] = new string('0', 64), ["reason"] = "Prøve" };

    private static JsonObject Export => new() { ["kind"] = "audit", ["purpose"] = "Prøve", ["recipient"] = "Os selv" };

    private static (string Name, string Value)[] Settings(string endpoint) =>
        [("TRIAL_STORE", "tables"), ("TABLES_ENDPOINT", endpoint), ("TRIAL_STUDY", "haab-demo")];

    private Task<RunningService> StartAsync(string endpoint) => RunningService.StartAsync(folder.File("data"), Settings(endpoint));

    private static async Task WaitsAsync(Task<HttpResponseMessage> request)
    {
        using var answer = await request;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(10), answer.Headers.RetryAfter?.Delta);
        Assert.Equal("/problems/not-checked", (await answer.Content.ReadFromJsonAsync<JsonObject>())!["type"]!.GetValue<string>());
    }

    private static async Task UntilCheckedAsync(RunningService service)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!service.Console.Contains(RunningService.Checked, StringComparison.Ordinal))
        {
            await Task.Delay(50, patience.Token);
        }
    }
}
