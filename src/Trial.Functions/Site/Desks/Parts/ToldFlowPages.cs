using Microsoft.AspNetCore.Http;

using Trial.Application.Exports;
using Trial.Application.Record;
using Trial.Application.Start;

namespace Trial.Functions.Site.Desks.Parts;

/// <summary>Flow and enrolment as far as a researcher may be told them, drawn and in tables: for auditors too, who may show it.</summary>
internal sealed class ToldFlowPages(AccessLog accesses, Exports exports, WholeCheck check)
{
    /// <summary>Where an auditor finds it.</summary>
    public const string Word = "tal";

    /// <summary>The page.</summary>
    public async Task<IResult> ShowAsync(Desk desk, CancellationToken cancellationToken)
    {
        check.Require();
        await accesses.AddAsync(desk.Member, "flow", "", "", "", cancellationToken);
        return await desk.PageAsync<ToldFlowPage>(new() { ["Figures"] = await exports.FlowAsync(cancellationToken) });
    }
}
