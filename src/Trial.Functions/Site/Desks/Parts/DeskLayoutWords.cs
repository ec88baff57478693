using Trial.Application.Record;
using Trial.Functions.Site.Parts;

namespace Trial.Functions.Site.Desks.Parts;

/// <summary>The words around every page of staff.</summary>
public sealed record DeskLayoutWords : IWords<DeskLayoutWords>
{
    public required string Staff { get; init; }

    public required string SignOut { get; init; }

    public required string Cookie { get; init; }

    public required Message TryAgain { get; init; }

    /// <summary>Over what somebody wrote in a form that was not taken.</summary>
    public required string Kept { get; init; }

    /// <summary>To the first page of the desk.</summary>
    public required string Home { get; init; }

    /// <summary>No list is installed.</summary>
    public required Message NoStudy { get; init; }

    /// <summary>After a start, until everything is checked.</summary>
    public required Message NotChecked { get; init; }

    /// <summary>The page to hang up where people come by.</summary>
    public required string Poster { get; init; }

    /// <summary>What each role is called.</summary>
    public required IReadOnlyDictionary<StaffRole, string> Roles { get; init; }

    /// <summary>Each role's pages: what follows the desk's path, and what the page is called.</summary>
    public required IReadOnlyDictionary<StaffRole, IReadOnlyList<(string Page, string Text)>> Menus { get; init; }

    public static DeskLayoutWords Danish { get; } = new()
    {
        Staff = "Personale",
        Poster = "Plakat med QR til at hænge op",
        SignOut = "Log ud",
        Cookie = "Mens du er logget ind, har din browser én cookie herfra. Den gælder kun personalets sider og er væk, når du logger ud, "
            + "og senest efter 12 timer.",
        NoStudy = new("Der er intet forsøg endnu", "Når forsøgslederen har taget en lodliste i brug, kan du begynde."),
        NotChecked = new("Vent lidt", "Protokollen bliver gået igennem efter en genstart. Prøv igen om lidt."),
        Kept = "Det skrev du. Kopier det, hvis du skal bruge det.",
        Home = "Til forsiden",
        TryAgain = new("Det blev ikke gemt", "Andre skrev på samme tid. Gå tilbage, og send igen."),
        Roles = new Dictionary<StaffRole, string>
        {
            [StaffRole.Coordinator] = "Koordinator",
            [StaffRole.Researcher] = "Forsker",
            [StaffRole.Steward] = "Forsøgsleder",
            [StaffRole.Auditor] = "Kontrollant",
        },
        Menus = new Dictionary<StaffRole, IReadOnlyList<(string, string)>>
        {
            [StaffRole.Coordinator] =
            [
                ("", "Denne uge"), ("/grupper", "Grupper"), ("/beskeder", "Beskeder"), ("/huse", "Huse"),
                ("/moeder", "Introduktionsmøder"), ("/vejledning", "Vejledning"),
            ],
            [StaffRole.Researcher] = [("", "Tal"), ("/udtraek", "Udtræk"), ("/vejledning", "Vejledning")],
            [StaffRole.Steward] = [("", "Overblik"), ("/sedler", "Sedler"), ("/protokol", "Protokol"), ("/vejledning", "Vejledning")],
            [StaffRole.Auditor] =
            [
                ("", "Kontrol"), ("/tal", "Tal"), ("/udvalg", "Til komiteen"), ("/udtraek", "Udtræk"), ("/vejledning", "Vejledning"),
            ],
        },
    };

    public static DeskLayoutWords English { get; } = new()
    {
        Staff = "Staff",
        Poster = "Poster with QR to hang up",
        SignOut = "Sign out",
        Cookie = "While you are signed in, your browser has one cookie from here. It goes to the pages of staff only, and is gone when you "
            + "sign out, after 12 hours at the latest.",
        NoStudy = new("There is no study yet", "You can begin once the steward has taken a list into use."),
        NotChecked = new("Wait a moment", "The record is being checked after a restart. Try again in a moment."),
        Kept = "You wrote this. Copy it if you need it.",
        Home = "To the first page",
        TryAgain = new("It was not recorded", "Others wrote at the same time. Go back and send it again."),
        Roles = new Dictionary<StaffRole, string>
        {
            [StaffRole.Coordinator] = "Coordinator",
            [StaffRole.Researcher] = "Researcher",
            [StaffRole.Steward] = "Steward",
            [StaffRole.Auditor] = "Auditor",
        },
        Menus = new Dictionary<StaffRole, IReadOnlyList<(string, string)>>
        {
            [StaffRole.Coordinator] =
            [
                ("", "This week"), ("/grupper", "Groups"), ("/beskeder", "Messages"), ("/huse", "Houses"),
                ("/moeder", "Introduction meetings"), ("/vejledning", "Guide (in Danish)"),
            ],
            [StaffRole.Researcher] = [("", "Figures"), ("/udtraek", "Exports"), ("/vejledning", "Guide (in Danish)")],
            [StaffRole.Steward] = [("", "Overview"), ("/sedler", "Slips"), ("/protokol", "Record"), ("/vejledning", "Guide (in Danish)")],
            [StaffRole.Auditor] =
            [
                ("", "Checks"), ("/tal", "Figures"), ("/udvalg", "For the committee"), ("/udtraek", "Exports"),
                ("/vejledning", "Guide (in Danish)"),
            ],
        },
    };
}
