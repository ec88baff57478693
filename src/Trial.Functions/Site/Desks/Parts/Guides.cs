using Microsoft.AspNetCore.Http;

using Trial.Application.Record;

namespace Trial.Functions.Site.Desks.Parts;

/// <summary>The guide of each role, and the page for the day on which a coordinator leaves. They are in the program.</summary>
internal static class Guides
{
    /// <summary>Where a role's guide lies, behind its desk's first page.</summary>
    public const string Word = "vejledning";

    /// <summary>Where the page for a coordinator who leaves lies.</summary>
    public const string HandoverWord = "overdragelse";

    private static readonly Dictionary<StaffRole, GuideText> Of = new()
    {
        [StaffRole.Coordinator] = GuideText.Of("vejledning-koordinator.md"),
        [StaffRole.Researcher] = GuideText.Of("vejledning-forsker.md"),
        [StaffRole.Steward] = GuideText.Of("vejledning-forsoegsleder.md"),
        [StaffRole.Auditor] = GuideText.Of("vejledning-kontrollant.md"),
    };

    private static readonly GuideText Handover = GuideText.Of("vejledning-overdragelse.md");

    /// <summary>The guide of whoever is signed in.</summary>
    public static Task<IResult> ShowAsync(Desk desk) => desk.PageAsync<GuidePage>(new()
    {
        ["Guide"] = Of[desk.Member.Role],
        ["Next"] = desk.Member.Role is StaffRole.Coordinator
            ? ($"{Desk.Home(StaffRole.Coordinator)}/{HandoverWord}", Handover.Title)
            : ((string, string)?)null,
    });

    /// <summary>What is done when a coordinator leaves.</summary>
    public static Task<IResult> HandOverAsync(Desk desk) => desk.PageAsync<GuidePage>(new() { ["Guide"] = Handover });
}
