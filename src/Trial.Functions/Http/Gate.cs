using Microsoft.AspNetCore.Http;

using Trial.Application.Measures;
using Trial.Application.Record;
using Trial.Functions.Staff;
using Trial.Functions.Web;

namespace Trial.Functions.Http;

/// <summary>Who may do what. Without sign-in 401, with another role 403, both counted; the second is in the access log.</summary>
public sealed class Gate(IEnumerable<ISignIn> ways, AccessLog accesses)
{
    /// <summary>Who is signed in; null when nobody is.</summary>
    public async Task<StaffMember?> WhoAsync(HttpRequest request)
    {
        foreach (var way in ways)
        {
            if (await way.WhoAsync(request) is { } member)
            {
                return member;
            }
        }

        return null;
    }

    /// <summary>The staff member, or the answer for somebody who may not.</summary>
    public async Task<(StaffMember? Member, IResult? Refusal)> AdmitAsync(
        HttpRequest request, CancellationToken cancellationToken, params StaffRole[] roles)
    {
        var member = await WhoAsync(request);
        if (member is null)
        {
            Counters.Denied(Denial.NotSignedIn);
            return (null, Problems.NotSignedIn.For(request));
        }

        if (roles.Contains(member.Role))
        {
            return (member, null);
        }

        return (null, await DenyAsync(member, request, cancellationToken));
    }

    /// <summary>Lets a staff member in one of these roles do something with the JSON that was sent; others are told why not.</summary>
    public async Task<IResult> AdmitAsync(
        HttpRequest request, Func<StaffMember, byte[], Task<IResult>> act, CancellationToken cancellationToken, params StaffRole[] roles)
    {
        var (member, refusal) = await AdmitAsync(request, cancellationToken, roles);
        if (member is null)
        {
            return refusal!;
        }

        var (json, problem) = await request.ReadJsonAsync(Requests.MaxStaffBytes, cancellationToken);
        return problem is null ? await act(member, json) : problem.For(request);
    }

    /// <summary>The answer for somebody in a role that may not, once it is written in the access log.</summary>
    public async Task<IResult> DenyAsync(StaffMember member, HttpRequest request, CancellationToken cancellationToken)
    {
        Counters.Denied(Denial.WrongRole);
        await accesses.AddAsync(member, "denied", "", "", "", cancellationToken);
        return Problems.NotAllowed.For(request);
    }
}
