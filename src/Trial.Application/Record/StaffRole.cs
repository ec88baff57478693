using Trial.Core.Record;

namespace Trial.Application.Record;

/// <summary>The roles of staff.</summary>
public enum StaffRole
{
    /// <summary>Plans groups and pulls rosters.</summary>
    Coordinator,

    /// <summary>Takes the table and, after the reveal, the final export.</summary>
    Researcher,

    /// <summary>Seals, opens, closes and reveals the study.</summary>
    Steward,

    /// <summary>Checks everything past at any time.</summary>
    Auditor,
}

/// <summary>Somebody who is signed in.</summary>
/// <param name="Role">The role they act in.</param>
/// <param name="Id">How the sign-in names them; the role itself where there is one key a role.</param>
public sealed record StaffMember(StaffRole Role, string Id)
{
    /// <summary>Who acts, as bodies say it.</summary>
    public Actor Actor => new(RoleName);

    /// <summary>The role as the access log writes it.</summary>
    public string RoleName => StaffRoles.Name(Role);
}

/// <summary>The roles' names.</summary>
public static class StaffRoles
{
    /// <summary>The one spelling of a role: lower case.</summary>
    public static string Name(StaffRole role) => role switch
    {
        StaffRole.Coordinator => Actor.Coordinator.Name,
        StaffRole.Researcher => Actor.Researcher.Name,
        StaffRole.Steward => Actor.Steward.Name,
        StaffRole.Auditor => Actor.Auditor.Name,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
