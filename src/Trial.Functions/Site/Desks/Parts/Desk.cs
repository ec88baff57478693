using Trial.Application.Record;
using Trial.Functions.Site.Parts;

namespace Trial.Functions.Site.Desks.Parts;

/// <summary>What every page of staff is given: the visit, who is signed in, and what the page's forms carry.</summary>
public sealed record Desk(Visit Visit, StaffMember Member, string FormValue)
{
    /// <summary>Where the desks lie.</summary>
    public const string Root = "/personale";

    /// <summary>Where the form goes that signs out.</summary>
    public const string SignOut = Root + "/ud";

    /// <summary>The one page of a desk that is there while the service has stopped.</summary>
    public const string WhileStopped = Root + "/steward/gendan";

    /// <summary>The name of the field that carries <see cref="FormValue"/>.</summary>
    public const string Field = "form";

    /// <summary>The first page of a role's desk.</summary>
    public static string Home(StaffRole role) => Root + "/" + role switch
    {
        StaffRole.Coordinator => "koordinator",
        StaffRole.Researcher => "forsker",
        StaffRole.Steward => "steward",
        _ => "revision",
    };

    /// <summary>Says whose it is, and not what its forms carry.</summary>
    public override string ToString() => $"the desk of a {Member.RoleName}";
}
