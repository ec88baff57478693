using Trial.Application.Record;

namespace Trial.Functions.Staff;

//  App roles in Entra ID: Coordinator, Researcher, Steward, Auditor (infra/roles.json).
//
//  One person in two roles would defeat them: somebody who recruits must not be the auditor. So a token with two roles, or
//  with another, signs nobody in, and a browser works in one role from sign-in to sign-out.

/// <summary>Makes a member of staff of what a sign-in says.</summary>
internal static class AppRoles
{
    /// <summary>The member; null without exactly one id, or without exactly one role, known to us.</summary>
    /// <param name="ids">The person's object id in the tenant: random, and no name.</param>
    /// <param name="roles">The app roles, as Entra ID spells them.</param>
    public static StaffMember? Member(IEnumerable<string> ids, IEnumerable<string> roles) =>
        roles.ToList() is [_] only && Members(ids, only) is [var member] ? member : null;

    /// <summary>The person in each of their roles that is known to us: a browser chooses one a session.</summary>
    public static IReadOnlyList<StaffMember> Members(IEnumerable<string> ids, IEnumerable<string> roles) =>
        ids.ToList() is [var id] && Guid.TryParse(id, out var person)
            ? [.. Enum.GetValues<StaffRole>()
                .IntersectBy(roles, role => role.ToString())
                .Select(role => new StaffMember(role, $"{person}"))]
            : [];
}
