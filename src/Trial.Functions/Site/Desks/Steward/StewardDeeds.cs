using Trial.Core.Input;
using Trial.Functions.Http.Steward;

namespace Trial.Functions.Site.Desks.Steward;

/// <summary>The pages of what a steward does: their addresses, fields, and what reads them.</summary>
internal static class StewardDeeds
{
    private const string Reason = "reason";

    private static readonly string[] OfFirstList =
    [
        "title.da", "title.en", "strata", "consent.version", "consent.da", "consent.en", "admission", "hourlyCap", "unsolvedCap",
        "leadDays", "decideDays", "rosterCut", "cut", "retention.peopleDays", "retention.groupDays",
    ];

    private static readonly Dictionary<string, StewardDeed> Words = new(StringComparer.Ordinal)
    {
        ["liste"] = StewardDeed.Install,
        ["aabn"] = StewardDeed.Open,
        ["luk"] = StewardDeed.ClosePlace,
        ["tekst"] = StewardDeed.Text,
        ["tekst-tilbage"] = StewardDeed.WithdrawText,
        ["ret"] = StewardDeed.Correct,
        ["kald-tilbage"] = StewardDeed.WithdrawSlips,
        ["udleveret"] = StewardDeed.TellSlips,
        ["kopi"] = StewardDeed.Backup,
        ["ur"] = StewardDeed.SayDate,
        ["gendan"] = StewardDeed.Restore,
        ["afblind"] = StewardDeed.Unblind,
        ["afslut"] = StewardDeed.CloseStudy,
        ["afsloer"] = StewardDeed.Reveal,
    };

    /// <summary>Every one.</summary>
    public static IEnumerable<StewardDeed> All => Words.Values;

    /// <summary>The word in an address; null when it is none.</summary>
    public static StewardDeed? Read(string word) => Words.TryGetValue(word, out var deed) ? deed : null;

    /// <summary>The word of a deed.</summary>
    public static string Word(StewardDeed deed) => Words.Single(word => word.Value == deed).Key;

    /// <summary>It cannot be taken back: the form asks once more.</summary>
    public static bool IsFinal(StewardDeed deed) =>
        deed is StewardDeed.WithdrawSlips or StewardDeed.Restore or StewardDeed.Unblind or StewardDeed.CloseStudy or StewardDeed.Reveal;

    /// <summary>It is about slips, which not every study has.</summary>
    public static bool IsOfSlips(StewardDeed deed) => deed is StewardDeed.WithdrawSlips or StewardDeed.TellSlips;

    /// <summary>The fields of its form, in order.</summary>
    /// <param name="deed">The deed.</param>
    /// <param name="isFirst">No study is installed yet.</param>
    public static IReadOnlyList<string> Fields(StewardDeed deed, bool isFirst) =>
        [.. Own(deed, isFirst), Reason];

    /// <summary>What reads and does it; an installation is asked for otherwise.</summary>
    public static Func<FieldReader, CancellationToken, StewardAct> Of(StewardDeed deed, StewardForms forms) => deed switch
    {
        StewardDeed.Open => forms.Open,
        StewardDeed.ClosePlace or StewardDeed.CloseStudy => forms.Close,
        StewardDeed.Text => forms.Text,
        StewardDeed.WithdrawText => forms.WithdrawText,
        StewardDeed.Correct => forms.Correct,
        StewardDeed.WithdrawSlips => forms.WithdrawSlips,
        StewardDeed.TellSlips => forms.TellSlips,
        StewardDeed.Backup => forms.TellBackup,
        StewardDeed.SayDate => forms.SayDate,
        StewardDeed.Restore => forms.Restore,
        StewardDeed.Unblind => forms.Unblind,
        _ => forms.Reveal,
    };

    private static string[] Own(StewardDeed deed, bool isFirst) => deed switch
    {
        StewardDeed.Install => ["setup", "sealEntry", .. isFirst ? OfFirstList : ["strata"]],
        StewardDeed.Open or StewardDeed.ClosePlace => ["stratum"],
        StewardDeed.Text => ["version", "from", "da", "en"],
        StewardDeed.WithdrawText => ["version"],
        StewardDeed.Correct => ["of", "as"],
        StewardDeed.WithdrawSlips => ["sheet"],
        StewardDeed.TellSlips => ["sheet", "month", "handedOut", "met"],
        StewardDeed.Backup or StewardDeed.SayDate => ["date"],
        StewardDeed.Restore => ["skip"],
        StewardDeed.Reveal => ["number", "seed"],
        _ => [],
    };
}
