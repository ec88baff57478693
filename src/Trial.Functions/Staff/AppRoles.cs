using Trial.Application.Record;

namespace Trial.Functions.Staff;

//  App roles in Entra ID: Coordinator, Researcher, Steward, Auditor (infra/roles.json).
//
//  One person has one of them. Two would undo what the roles are kept apart for: who
//  recruits must not be the auditor. A token with two, or with another, is nobody's.

/// <summary>From what a sign-in says to a member of staff.</summary>
internal static class AppRoles
{
    /// <summary>The member; null without exactly one id, or without exactly one role, known to us.</summary>
    /// <param name="ids">The person's object id in the tenant: random, and no name.</param>
    /// <param name="roles">The app roles, as Entra ID spells them.</param>
    public static StaffMember? Member(IEnumerable<string> ids, IEnumerable<string> roles) =>
        ids.ToList() is [var id] && Guid.TryParse(id, out var person) && roles.ToList() is [var only]
        && Enum.GetValues<StaffRole>().Where(role => role.ToString() == only).ToList() is [var role]
            ? new StaffMember(role, person.ToString())
            : null;
}
