using System.Text.Json.Nodes;

using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

using Trial.Application.Log;
using Trial.Application.Record;
using Trial.Application.Stewards;
using Trial.Application.Study;
using Trial.Core;
using Trial.Core.Record;
using Trial.Functions.Site.Parts;
using Trial.Functions.Site.Staff;
using Trial.Functions.Web;

namespace Trial.Functions.Http.Steward;

/// <summary>GET /api/record?kind=draw&amp;format=json,csv,html: the record, newest first. Every look is in the access log.</summary>
public sealed class ReadRecord(Gate gate, RecordView record, StudyLedger ledger, Publisher publisher, Warnings warnings)
{
    [Function(nameof(ReadRecord))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/record")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var (kind, format) = (request.Choice("kind", ["", .. Act.Kinds]), request.Choice("format", "json", "csv", "html"));
        return gate.ShowAsync(
            request,
            StaffRole.Steward,
            "record",
            async () => Faults.OfChoices(request, ("kind", kind), ("format", format))
                ?? await AnswerAsync(kind!, format, request.Language(), cancellationToken),
            cancellationToken,
            subject: kind ?? "");
    }

    private async Task<IResult> AnswerAsync(string kind, string? format, Language language, CancellationToken cancellationToken)
    {
        var lines = await record.ReadAsync(new RecordFilter(kind.Length == 0 ? null : kind), cancellationToken);
        var state = (await ledger.ReadAsync(cancellationToken)).State;
        var nights = await publisher.NightsWaitingAsync(state, cancellationToken);
        var warned = await warnings.ReadAsync(cancellationToken);
        return format switch
        {
            "csv" => TypedResults.Bytes(Csv(lines), "text/csv; charset=utf-8", "record.csv"),
            "html" => await Rendering.FileAsync<RecordPage>(
                "record.html", new() { ["Lines"] = lines, ["NightsWaiting"] = nights, ["Warned"] = warned, ["Language"] = language }),
            _ => TypedResults.Ok(Json(lines, nights, warned)),
        };
    }

    private static JsonObject Json(IReadOnlyList<RecordLine> lines, int nights, Warned warned) => new()
    {
        ["nightsWaiting"] = nights,
        ["lowLists"] = new JsonArray([.. warned.Lists.Select(stratum => (JsonNode)stratum)]),
        ["withoutGroups"] = new JsonArray([.. warned.Groups.Select(stratum => (JsonNode)stratum)]),
        ["capMet"] = warned.CapMet,
        ["unusual"] = warned.Unusual,
        ["unsolvedMet"] = warned.UnsolvedMet,
        ["acts"] = new JsonArray([.. lines.Select(line => (JsonNode)new JsonObject
        {
            ["sequence"] = line.Sequence,
            ["on"] = Iso.Date(line.On),
            ["actor"] = line.Actor.Name,
            ["kind"] = line.Kind,
            ["what"] = line.What.En,
            ["staff"] = line.Staff,
            ["at"] = line.At,
            ["why"] = line.Why,
        })]),
    };

    private static byte[] Csv(IReadOnlyList<RecordLine> lines) => Core.Export.Csv.Format(
    [
        ["sequence", "on", "actor", "kind", "what", "staff", "at", "why"],
        .. lines.Select(IReadOnlyList<string> (line) =>
        [
            GroupJson.Number(line.Sequence), Iso.Date(line.On), line.Actor.Name, line.Kind, line.What.En,
            Cell(line.Staff), Cell(line.At), Cell(line.Why),
        ]),
    ]);

    // What staff wrote may begin like a formula; a space in front keeps a spreadsheet from taking it for one.
    private static string Cell(string? text) => text is { Length: > 0 } && "=+-@\t\r".Contains(text[0]) ? " " + text : text ?? "";
}
