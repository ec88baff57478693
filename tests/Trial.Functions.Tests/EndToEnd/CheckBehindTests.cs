using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

using Azure.Identity;

using Trial.Application.Record;
using Trial.Functions.Tests.Storage;
using Trial.Storage;

namespace Trial.Functions.Tests.EndToEnd;

/// <summary>A service that answers while it checks the record, on tables that a test holds back.</summary>
public sealed class CheckBehindTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly Azurite azurite = new();
    private readonly TaskCompletionSource held = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private FaultyProxy proxy = null!;

    public async Task InitializeAsync()
    {
        await azurite.InitializeAsync();
        using (var service = await StartAsync(azurite.Endpoint))
        {
            // the study is made, checked, and its state kept: the next start reads no body before it answers
            using var denied = await service.StaffAsync("coordinator", HttpMethod.Get, "api/flow"); // the access log has an entry
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
        await service.WaitForConsoleAsync(RunningService.Checked);
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

    [Theory]
    [InlineData(RowKeys.Head, "\"count\":22", "\"count\":21", "head")]
    [InlineData("b0000000021", null, null, "does not agree")]
    [InlineData(RowKeys.Access, null, null, "access log")]
    [InlineData(RowKeys.Study, "\"", "", "The row study")]
    [InlineData("seal1", "\"", "", "The row seal1")]
    [InlineData("l0000000000", null, null, "public log")]
    public async Task What_vouches_for_the_rest_is_checked_before_anything_is_answered(string key, string? from, string? to, string told)
    {
        await ChangeAsync(key, from, to);

        var (exitCode, error) = await RunningService.StartInVainAsync(folder.File("data"), Settings(proxy.Endpoint));

        Assert.Equal(1, exitCode);
        Assert.Contains(told, Assert.Single(error.Trim().Split('\n')), StringComparison.Ordinal);
        Assert.False(held.Task.IsCompleted); // so it was not the check behind that found it
    }

    // By hand, in the table itself: another text in the row, or no row.
    private async Task ChangeAsync(string key, string? from, string? to)
    {
        var store = TableAccount.Open(azurite.Endpoint, "haab-demo", new DefaultAzureCredential());
        var row = (await store.GetAsync(key, default))!;
        var text = Encoding.UTF8.GetString(row.Value);
        Assert.Contains(from ?? "", text, StringComparison.Ordinal);
        Assert.True(await store.CommitAsync(
            [
                from is null
                    ? new Change.Delete(key, row.ETag)
                    : new Change.Replace(key, row.ETag, Encoding.UTF8.GetBytes(text.Replace(from, to, StringComparison.Ordinal))),
            ],
            default));
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
}
