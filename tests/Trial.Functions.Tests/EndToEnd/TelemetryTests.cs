using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Trial.Functions.Tests.EndToEnd;

/// <summary>Everything that a service sends to a collector in a run of its own: what it should, and nothing of a visitor.</summary>
public sealed class TelemetryTests : IDisposable
{
    private const string VisitorsTrace = "c0ffee00c0ffee00c0ffee00c0ffee00";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // Every text there may be, but the random id of the process.
    private static readonly HashSet<string> Expected =
    [
        "service.name", "trial", "service.instance.id", "Trial", "draw", "commit", "https://opentelemetry.io/schemas/1.44.0",
        "trial.draws", "trial.commits", "trial.conflicts", "trial.batch.size", "trial.publication.lag", "trial.denials",
        "trial.check.bodies", "trial.check.seconds", "trial.lists.low", "trial.cap.met", "trial.challenges", "trial.refusals",
        "kind", "not-signed-in", "wrong-role",
    ];

    private readonly TemporaryFolder folder = new();
    private readonly ConcurrentQueue<byte[]> collected = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    [Trait("Requirement", "P9")]
    public async Task A_full_run_tells_its_numbers_and_nothing_of_a_visitor()
    {
        await using var collector = await Loopback.StartAsync(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            collected.Enqueue(body.ToArray());
        });
        using var service = await RunningService.StartAsync(
            folder.File("data"),
            ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Address),
            ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
            ("OTEL_METRIC_EXPORT_INTERVAL", "300"),
            ("OTEL_BSP_SCHEDULE_DELAY", "300"));

        var people = await FullRunAsync(service);
        await UntilCollected(
            "trial.draws", "trial.commits", "trial.batch.size", "trial.publication.lag", "trial.denials", "trial.check.bodies",
            "trial.check.seconds", "wrong-role", "not-signed-in", "draw", "commit");

        Assert.Empty(Texts().Where(text => !Expected.Contains(text) && !Guid.TryParse(text, out _)).Distinct());
        Assert.DoesNotContain(collected, message => Holds(message, Convert.FromHexString(VisitorsTrace)));
        foreach (var secret in people.SelectMany(Secrets))
        {
            Assert.DoesNotContain(collected, message => Holds(message, System.Text.Encoding.UTF8.GetBytes(secret)));
        }
    }

    private static async Task<IReadOnlyList<Applicant>> FullRunAsync(RunningService service)
    {
        service.Http.DefaultRequestHeaders.Add("traceparent", $"00-{VisitorsTrace}-00f067aa0ba902b7-01");
        service.Http.DefaultRequestHeaders.Add("tracestate", "visitor=was-here");
        service.Http.DefaultRequestHeaders.Add("baggage", "visitor=was-here");
        service.Http.DefaultRequestHeaders.Add("User-Agent", "visitors-browser");

        var people = await Applicant.ManyAsync(service.Http, 10);
        foreach (var applicant in people)
        {
            Assert.Equal(HttpStatusCode.Created, await applicant.SignUpAsync(service.Http));
        }

        using var page = await service.Http.GetAsync("kode?visitor=was-here");
        using var status = await service.Http.PostAsJsonAsync("api/participant/status", new JsonObject { ["code"] = Code(people[0]) });
        using var leave = await service.Http.PostAsJsonAsync("api/participant/withdraw",
            new JsonObject { ["code"] = Code(people[1]), ["what"] = "data" });
        using var anybody = await service.Http.GetAsync("api/flow");
        Assert.Equal(HttpStatusCode.Unauthorized, anybody.StatusCode);
        using var denied = await service.StaffAsync("coordinator", HttpMethod.Get, "api/flow");
        Assert.Equal(HttpStatusCode.Forbidden, denied.StatusCode);
        await service.RunTimerAsync("IssueRosters");
        await service.RunTimerAsync("PublishLog");
        Assert.Equal("0 entries published", await service.RunTimerAsync("PublishLog")); // what is due tonight was published
        using var flow = await service.StaffAsync("researcher", HttpMethod.Get, "api/flow");
        Assert.Equal(HttpStatusCode.OK, flow.StatusCode);
        return people;
    }

    private async Task UntilCollected(params string[] names)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (names.Except(Texts()).Any())
        {
            await Task.Delay(100, patience.Token);
        }
    }

    private IEnumerable<string> Texts() => collected.SelectMany(message => ProtobufStrings.In(message));

    private static IEnumerable<string> Secrets(Applicant applicant) =>
        [applicant.Token, Code(applicant), applicant.Result!["researchId"]!.GetValue<string>(), "was-here", "visitors-browser"];

    private static string Code(Applicant applicant) => applicant.Result!["code"]!.GetValue<string>();

    private static bool Holds(byte[] message, byte[] bytes) => message.AsSpan().IndexOf(bytes) >= 0;
}
