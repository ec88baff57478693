using Microsoft.AspNetCore.Http;

using Trial.Application.Record;
using Trial.Application.Stewards;
using Trial.Functions.Site.Desks.Parts;
using Trial.Functions.Site.Web;

namespace Trial.Functions.Site.Desks.Steward;

/// <summary>The steward's desk: what is missing, each act on a page of its own, slips, and the record.</summary>
internal sealed class StewardPages(
    AccessLog accesses, Checklist checklist, RecordView record, StewardActs acts, SlipPages slips) : IDeskPages
{
    /// <summary>Its first page.</summary>
    public const string Home = Desk.Root + "/steward";

    /// <summary>In the query after an act.</summary>
    public const string Done = "gjort";

    /// <inheritdoc/>
    public StaffRole Role => StaffRole.Steward;

    /// <inheritdoc/>
    public async Task<IResult?> ShowAsync(Desk desk, string page, IQueryCollection query, CancellationToken cancellationToken) =>
        page.Split('/') switch
        {
            [""] => await OverviewAsync(desk, query.ContainsKey(Done), cancellationToken),
            ["", "protokol"] => await RecordAsync(desk, query, cancellationToken),
            ["", "sedler"] => await slips.ListAsync(desk, cancellationToken),
            ["", Guides.Word] => await Guides.ShowAsync(desk),
            ["", var word] when Deed(desk, word) is { } deed => await acts.AskAsync(desk, deed, query["om"], cancellationToken),
            _ => null,
        };

    /// <inheritdoc/>
    public async Task<IResult?> TakeAsync(Desk desk, string page, PostedForm form, CancellationToken cancellationToken) =>
        page.Split('/') switch
        {
            ["", "sedler"] => await slips.MakeAsync(desk, form, cancellationToken),
            ["", var word] when Deed(desk, word) is { } deed => await acts.TakeAsync(desk, deed, form, cancellationToken),
            _ => null,
        };

    // A study without slips has no page about them.
    private static StewardDeed? Deed(Desk desk, string word) =>
        StewardDeeds.Read(word) is { } deed && (desk.Visit.Study.NeedsSlip || !StewardDeeds.IsOfSlips(deed)) ? deed : null;

    private async Task<IResult> OverviewAsync(Desk desk, bool isDone, CancellationToken cancellationToken)
    {
        await accesses.AddAsync(desk.Member, "checklist", "", "", "", cancellationToken);
        return await desk.PageAsync<StewardPage>(new()
        {
            ["Items"] = await checklist.ReadAsync(cancellationToken),
            ["Jobs"] = await checklist.JobsRunAsync(cancellationToken),
            ["Now"] = await acts.NowAsync(desk.Visit, cancellationToken),
            ["IsDone"] = isDone,
        });
    }

    private async Task<IResult> RecordAsync(Desk desk, IQueryCollection query, CancellationToken cancellationToken)
    {
        var filter = RecordFilter.Of(name => query[name].ToString());
        await accesses.AddAsync(desk.Member, "record", filter.Kind ?? "", "", "", cancellationToken);
        return await desk.PageAsync<DeskRecordPage>(
            new()
            {
                ["Filter"] = filter,
                ["Piece"] = RecordPiece.Of(await record.ReadAsync(filter, cancellationToken), query[RecordPiece.Before]),
            },
            filter.IsBackward ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);
    }
}
