using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

using Trial.Application.Measures;
using Trial.Application.Record;
using Trial.Core.Input;
using Trial.Functions.Staff;
using Trial.Functions.Web;

namespace Trial.Functions.Http;

/// <summary>Who may do what. 401 without sign-in, 403 with another role; both are counted, and the second is in the access log.</summary>
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

    /// <summary>The same for one role.</summary>
    public Task<IResult> ShowAsync(
        HttpRequest request, StaffRole role, string what, Func<Task<IResult>> show, CancellationToken cancellationToken,
        string subject = "", Func<bool>? tells = null) =>
        ShowAsync(request, [role], what, show, cancellationToken, subject, tells);

    /// <summary>Shows something to staff in these roles. The access log has a look that tells anything before the answer leaves.</summary>
    /// <param name="request">Of the staff.</param>
    /// <param name="roles">Who may.</param>
    /// <param name="what">What the access log calls it.</param>
    /// <param name="show">Makes the answer.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <param name="subject">Of the look.</param>
    /// <param name="tells">Whether a problem tells something too, such as that there is no roster yet.</param>
    public async Task<IResult> ShowAsync(
        HttpRequest request, StaffRole[] roles, string what, Func<Task<IResult>> show, CancellationToken cancellationToken,
        string subject = "", Func<bool>? tells = null)
    {
        var (member, refusal) = await AdmitAsync(request, cancellationToken, roles);
        var answer = member is null ? refusal! : await show();
        if (member is not null && (answer is not ProblemHttpResult || tells?.Invoke() == true))
        {
            await accesses.AddAsync(member, what, subject, "", "", cancellationToken);
        }

        return answer;
    }

    /// <summary>Lets staff in one of these roles do something with the JSON that was sent; others are told why not.</summary>
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

    /// <summary>The same with what <paramref name="read"/> reads of the JSON's fields.</summary>
    public Task<IResult> AdmitAsync<T>(
        HttpRequest request, Func<FieldReader, T> read, Func<StaffMember, T, Task<IResult>> act, CancellationToken cancellationToken,
        params StaffRole[] roles) =>
        AdmitAsync(request, (member, json) => request.AnswerAsync(json, read, asked => act(member, asked)), cancellationToken, roles);

    /// <summary>The answer for a role that may not. The access log has it first, once an hour.</summary>
    public async Task<IResult> DenyAsync(StaffMember member, HttpRequest request, CancellationToken cancellationToken)
    {
        Counters.Denied(Denial.WrongRole);
        await accesses.AddDeniedAsync(member, cancellationToken);
        return Problems.NotAllowed.For(request);
    }
}
