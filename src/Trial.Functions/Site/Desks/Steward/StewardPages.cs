using Microsoft.AspNetCore.Http;

using Trial.Application.Log;
using Trial.Application.Record;
using Trial.Application.Stewards;
using Trial.Functions.Site.Desks.Parts;
using Trial.Functions.Site.Web;

namespace Trial.Functions.Site.Desks.Steward;

/// <summary>The steward's desk: what is wrong now, and the record.</summary>
internal sealed class StewardPages(AccessLog accesses, RecordView record, StudyLedger ledger, Publisher publisher, Warnings warnings)
    : IDeskPages
{
    /// <inheritdoc/>
    public StaffRole Role => StaffRole.Steward;

    /// <inheritdoc/>
    public async Task<IResult?> ShowAsync(Desk desk, string page, IQueryCollection query, CancellationToken cancellationToken) =>
        page switch
        {
            "" => await desk.PageAsync<StewardPage>([]),
            "/protokol" => await RecordAsync(desk, cancellationToken),
            _ => null,
        };

    /// <inheritdoc/>
    public Task<IResult?> TakeAsync(Desk desk, string page, PostedForm form, CancellationToken cancellationToken) =>
        Task.FromResult<IResult?>(null);

    private async Task<IResult> RecordAsync(Desk desk, CancellationToken cancellationToken)
    {
        await accesses.AddAsync(desk.Member, "record", "", "", "", cancellationToken);
        var lines = await record.ReadAsync(kind: null, cancellationToken);
        var state = (await ledger.ReadAsync(cancellationToken)).State;
        return await desk.PageAsync<DeskRecordPage>(new()
        {
            ["Lines"] = lines,
            ["NightsWaiting"] = await publisher.NightsWaitingAsync(state, cancellationToken),
            ["Warned"] = await warnings.ReadAsync(cancellationToken),
        });
    }
}
