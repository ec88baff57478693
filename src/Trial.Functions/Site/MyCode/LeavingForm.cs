using Trial.Application.Citizens;

namespace Trial.Functions.Site.MyCode;

/// <summary>The names of the ways to leave, as in docs/api.md.</summary>
internal static class LeavingForm
{
    public static string Name(Leaving what) => what switch
    {
        Leaving.Group => "group",
        Leaving.FollowUp => "followUp",
        Leaving.Data => "data",
        _ => throw new ArgumentOutOfRangeException(nameof(what)),
    };

    /// <summary>The way with a name, or null.</summary>
    public static Leaving? Read(string? name) =>
        Enum.GetValues<Leaving>().Cast<Leaving?>().FirstOrDefault(what => Name(what!.Value) == name);
}
