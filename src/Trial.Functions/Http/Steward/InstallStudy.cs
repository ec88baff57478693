using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

using Trial.Application.Record;
using Trial.Application.Stewards;
using Trial.Functions.Web;

namespace Trial.Functions.Http.Steward;

/// <summary>POST /api/study: installs a sealed list, the first with the study's configuration: <see cref="StudyRequest"/>.</summary>
public sealed class InstallStudy(Gate gate, Installer installer)
{
    [Function(nameof(InstallStudy))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/study")] HttpRequest request,
        CancellationToken cancellationToken) =>
        gate.AdmitAsync(
            request, (member, json) => InstallAsync(request, member, json, cancellationToken), cancellationToken, StaffRole.Steward);

    private async Task<IResult> InstallAsync(HttpRequest request, StaffMember member, byte[] json, CancellationToken cancellationToken)
    {
        var (asked, faults) = StudyRequest.Read(json, await installer.IsEmptyAsync(cancellationToken));
        return asked is null ? Faults.Answer(request, faults) : await installer.InstallAsync(member, asked, cancellationToken) switch
        {
            InstallAnswer.Done it => TypedResults.Ok(new { seal = it.Seal, root = it.Root.ToString() }),
            InstallAnswer.Faulty it => Faults.Answer(request, it.Faults),
            InstallAnswer.Refused it => Problems.OutOfOrder.For(request, it.Why),
            _ => Problems.TryAgain.For(request),
        };
    }
}
