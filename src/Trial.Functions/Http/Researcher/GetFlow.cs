using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

using Trial.Application.Exports;
using Trial.Application.Record;
using Trial.Application.Start;
using Trial.Application.Study;
using Trial.Core.Export;
using Trial.Functions.Web;

namespace Trial.Functions.Http.Researcher;

/// <summary>GET /api/flow: the CONSORT counts under the same cut as the table export; by arm after the reveal.</summary>
public sealed class GetFlow(Gate gate, Exports exports, WholeCheck check)
{
    private static readonly Bilingual Hidden = new(
        "Ingen måned kan vises endnu. Kun hele måneder vises, når hver gruppe har mindst fem personer og senere lodtrækninger på stedet "
            + "ikke kan gættes ud fra dem. Det siger ikke, at der ikke er trukket lod for nogen.",
        "No month can be shown yet. Only whole months are, once each arm has at least five people and later draws of the place cannot "
            + "be guessed from them. This does not say that nobody has been drawn.");

    private static readonly Bilingual TooFew = new(
        "Intet kan vises, før hver gruppe har mindst fem personer. Det siger ikke, at der ikke er trukket lod for nogen.",
        "Nothing can be shown before each arm has at least five people. This does not say that nobody has been drawn.");

    private static readonly Bilingual Together = new(
        "Tallene er for begge grupper under ét og kun for de viste måneder. De deles på grupper, når lodlisterne er afsløret.",
        "The counts are over all arms together, and of the months shown only. They are told by arm once the lists are revealed.");

    private static readonly Bilingual ByArm = new(
        "Tallene er for hver gruppe og for de viste måneder.", "The counts are of each arm, and of the months shown.");

    [Function(nameof(GetFlow))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/flow")] HttpRequest request,
        CancellationToken cancellationToken) =>
        gate.ShowAsync(request, StaffRole.Researcher, "flow", () => FlowAsync(request, cancellationToken), cancellationToken);

    private async Task<IResult> FlowAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        check.Require();
        var figures = await exports.FlowAsync(cancellationToken);
        var flow = figures.Flow;
        var text = Words(figures).In(request.Language());
        return TypedResults.Ok(new { flow.Revealed, Text = text, flow.Counts, flow.Enrolment });
    }

    private static Bilingual Words(ToldFigures figures) => figures switch
    {
        { Flow.Counts.Count: 0, IsClosed: false, Cut: Cut.Month } => Hidden,
        { Flow.Counts.Count: 0 } => TooFew,
        { Flow.Revealed: true } => ByArm,
        _ => Together,
    };
}
