using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

using Trial.Application.Record;
using Trial.Functions.Http.Auditor;
using Trial.Functions.Http.Citizen;
using Trial.Functions.Http.Coordinator;
using Trial.Functions.Http.Public;
using Trial.Functions.Http.Researcher;
using Trial.Functions.Http.Steward;
using Trial.Functions.Site;
using Trial.Functions.Staff;

namespace Trial.Functions.Tests.Players;

/// <summary>What an endpoint answered, and how long it took.</summary>
internal sealed record LivedAnswer(int Status, string Headers, byte[] Body, TimeSpan Took)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public JsonNode Json => JsonNode.Parse(Body)!;
}

/// <summary>The routes that the players ask, each to its function.</summary>
internal static class LivedEndpoints
{
    private static readonly Dictionary<string, Func<IServiceProvider, HttpRequest, string,
    Task<IResult>>> Routes = new(StringComparer.Ordinal)
    {
        ["POST /api/study/open"] = (services, request, _) => New<OpenStudy>(services).RunAsync(request, default),
        ["POST /api/slips"] = (services, request, _) => New<IssueSlips>(services).RunAsync(request, default),
        ["GET /api/slips"] = (services, request, _) => New<CountSlips>(services).RunAsync(request, default),
        ["GET /api/record"] = (services, request, _) => New<ReadRecord>(services).RunAsync(request, default),
        ["POST /api/referrals"] = (services, request, _) => New<SubmitReferral>(services).RunAsync(request, default),
        ["POST /api/participant/status"] = (services, request, _) => New<GetStatus>(services).RunAsync(request, default),
        ["GET /api/groups"] = (services, request, _) => New<ListGroups>(services).RunAsync(request, default),
        ["POST /api/groups"] = (services, request, _) => New<PlanGroup>(services).RunAsync(request, default),
        ["PATCH /api/groups/"] = (services, request, id) => New<ChangeGroup>(services).RunAsync(request, id, default),
        ["POST /api/groups//notices"] = (services, request, id) => New<PostNotice>(services).RunAsync(request, id, default),
        ["GET /api/rosters"] = (services, request, _) => New<ListGroups>(services).RostersAsync(request, default),
        ["GET /api/rosters/"] = (services, request, id) => New<GetRoster>(services).RunAsync(request, id, default),
        ["GET /api/planning"] = (services, request, _) => New<GetPlanning>(services).RunAsync(request, default),
        ["GET /api/messages"] = (services, request, _) => New<ListMessages>(services).RunAsync(request, default),
        ["POST /api/messages"] = (services, request, _) => New<SendMessage>(services).RunAsync(request, default),
        ["GET /api/places"] = (services, request, _) => New<ListPlaces>(services).RunAsync(request, default),
        ["GET /api/meetings"] = (services, request, _) => New<ListMeetings>(services).RunAsync(request, default),
        ["POST /api/meetings"] = (services, request, _) => New<PlanMeeting>(services).RunAsync(request, default),
        ["GET /api/checklist"] = (services, request, _) => New<GetChecklist>(services).RunAsync(request, default),
        ["GET /api/ghosts"] = (services, request, _) => New<GetGhosts>(services).RunAsync(request, default),
        ["POST /api/exports"] = (services, request, _) => New<TakeExport>(services).RunAsync(request, default),
        ["GET /api/flow"] = (services, request, _) => New<GetFlow>(services).RunAsync(request, default),
        ["GET /log/checkpoint"] = (services, request, _) => New<GetCheckpoint>(services).RunAsync(request, default),
        ["POST /kode"] = (services, request, _) => services.GetRequiredService<WebSite>().AnswerAsync(request, default),
    };

    public static async Task<LivedAnswer> AskAsync(IServiceProvider services, StaffRole? role, string verb, string path, object? body)
    {
        var context = new DefaultHttpContext { RequestServices = services };
        using var answer = new MemoryStream();
        context.Response.Body = answer;
        var (request, sent) = (context.Request, body as string ?? JsonSerializer.Serialize(body));
        var (address, query) = path.Split('?') is [var before, var after] ? (before, $"?{after}") : (path, "");
        (request.Method, request.Path, request.Scheme, request.Host) = (verb, address, "http", new HostString("localhost"));
        request.QueryString = new QueryString(query);
        (request.Body, request.ContentLength) = (new MemoryStream(Encoding.UTF8.GetBytes(sent)), Encoding.UTF8.GetByteCount(sent));
        request.ContentType = body is string ? "application/x-www-form-urlencoded" : "application/json";
        if (role is { } of)
        {
            request.Headers.Authorization = $"Bearer {services.GetRequiredService<StaffKeys>().Keys[of]}";
        }

        var (route, id) = Find(verb, address);
        var watch = Stopwatch.StartNew();
        await (await route(services, request, id)).ExecuteAsync(context);
        return new LivedAnswer(
            context.Response.StatusCode,
            string.Join('\n', context.Response.Headers.Select(header => $"{header.Key}: {header.Value}")),
            answer.ToArray(),
            watch.Elapsed);
    }

    private static (Func<IServiceProvider, HttpRequest, string, Task<IResult>> Route, string Id) Find(string verb, string path)
    {
        var parts = path.Split('/'); // an id is the third
        return Routes.TryGetValue($"{verb} {path}", out var route)
            ? (route, "")
            : (Routes[$"{verb} {string.Join('/', [.. parts[..3], "", .. parts[4..]])}"], parts[3]);
    }

    private static T New<T>(IServiceProvider services) => ActivatorUtilities.CreateInstance<T>(services);
}
