using System.Net.Http.Headers;

using Microsoft.AspNetCore.Http;

using Trial.Functions.Http;
using Trial.Functions.Ledger;

namespace Trial.Functions.Staff;

/// <summary>Who may do what. Without sign-in 401, with another role 403, both without hints; the second is written in the access log.</summary>
public sealed class Gate(StaffKeys keys, AccessLog accesses)
{
    /// <summary>Who is signed in; null when nobody is.</summary>
    public StaffMember? Who(HttpRequest request) =>
        AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var header)
        && header is { Scheme: "Bearer", Parameter: { } key }
            ? keys.Who(key)
            : null;

    /// <summary>The staff member, or the answer for somebody who may not.</summary>
    public async Task<(StaffMember? Member, IResult? Refusal)> AdmitAsync(HttpRequest request, CancellationToken cancellationToken, params StaffRole[] roles)
    {
        var member = Who(request);
        if (member is null)
        {
            return (null, Problems.NotSignedIn.For(request));
        }

        if (roles.Contains(member.Role))
        {
            return (member, null);
        }

        return (null, await DenyAsync(member, request, cancellationToken));
    }

    /// <summary>The answer for somebody in a role that may not, once it is written in the access log.</summary>
    public async Task<IResult> DenyAsync(StaffMember member, HttpRequest request, CancellationToken cancellationToken)
    {
        await accesses.AddAsync(member, "denied", "", "", "", cancellationToken);
        return Problems.NotAllowed.For(request);
    }
}
