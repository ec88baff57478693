using Trial.Application.Citizens;

namespace Trial.Functions.Site.Parts;

/// <summary>The names of what a form behind a code asks for; ways to leave as in docs/api.md.</summary>
internal static class LeavingForm
{
    public static string Name(Leaving what) => what switch
    {
        Leaving.Group => "group",
        Leaving.FollowUp => "followUp",
        Leaving.Data => "data",
        _ => throw new ArgumentOutOfRangeException(nameof(what)),
    };

    /// <summary>In place of a way to leave: to change times.</summary>
    public const string Times = "times";

    /// <summary>In place of a way to leave: to get the place into a calendar.</summary>
    public const string Calendar = "calendar";

    /// <summary>In place of a way to leave: to read the receipt.</summary>
    public const string Receipt = "receipt";

    /// <summary>Makes every form as long as the longest: only somebody in the peer arm can send one of the names.</summary>
    public static Carried Fill(Leaving what) => Fill(Name(what));

    /// <summary>The same for what is no way to leave.</summary>
    public static Carried Fill(string name) => new("fill", new('0', Enum.GetValues<Leaving>().Max(way => Name(way).Length) - name.Length));

    /// <summary>The way with a name, or null.</summary>
    public static Leaving? Read(string? name) =>
        Enum.GetValues<Leaving>().Cast<Leaving?>().FirstOrDefault(what => Name(what!.Value) == name);
}
