using System.Security.Cryptography;
using System.Text;

using Trial.Application.Stewards;
using Trial.Application.Study;
using Trial.Core;
using Trial.Core.Input;
using Trial.Core.Lottery;
using Trial.Functions.Web;

namespace Trial.Functions.Http.Steward;

//  POST /api/study
//
//      setup        the text of setup.json            sealEntry   that of seal.txt, the beacon's signature in it
//
//  for a later seal that adds strata
//
//      strata       [{"code","name"}] of those
//
//  for each
//
//      reason       why, and who approved it: for the access log; a page asks for it, a program may leave it out
//
//  and for the first seal of a study
//
//      title        {"da","en"}                       strata      [{"code","name"}], each of the setup's, in the order to be shown
//      admission    "slip" or "open"; "slip" when absent
//      hourlyCap    the most drawn in an hour under open admission; 60 when absent
//      unsolvedCap  of these, the most without a solved challenge once it is asked, 0 to hourlyCap; a fifth of it when absent
//      leadDays     from a roster to its group's first day; 14 when absent
//      decideDays   days before it when a group without a roster is postponed, 0 to leadDays; 3 when absent, or leadDays if fewer
//      rosterCut    "month" (rosters hold draws up to the end of last month) or "none"; "month" when absent
//      cut          "month" or "none"; "month" when absent
//      consent      {"version","da","en"}; SHA-256 of the Danish text is in the setup
//      retention    {"peopleDays","groupDays"}; ten years after close and half a year after a group's last day when absent

/// <summary>Reads what is asked of POST /api/study.</summary>
internal static class StudyRequest
{
    /// <summary>The most characters of a consent text.</summary>
    public const int LongestText = 4000;

    /// <summary>The most characters of a setup.</summary>
    public const int LongestSetup = 40_000;

    /// <summary>The most characters of its version.</summary>
    public const int LongestVersion = 32;

    /// <summary>The most characters of a seal entry.</summary>
    public const int LongestEntry = 500;

    /// <summary>The most characters of a title or a place's name.</summary>
    public const int LongestName = 80;

    private const int MostStrata = 100;

    /// <summary>Reads a request, or gives every fault of its form.</summary>
    /// <param name="json">The body.</param>
    /// <param name="isFirst">No study is installed yet.</param>
    public static (SealToInstall? Asked, IReadOnlyList<Fault> Faults) Read(byte[] json, bool isFirst)
    {
        var fields = FieldReader.Of(json);
        var text = fields.Text("setup", LongestSetup, _ => true, isCode: true) ?? "";
        var entryText = fields.Text("sealEntry", LongestEntry, entry => SealEntry.Parse(entry) is not null, isCode: true);
        var isSetup = Setup.TryRead(Encoding.UTF8.GetBytes(text), out var setup, out var wrong);
        var config = isFirst ? ReadConfig(fields, setup) : null;
        var added = isFirst || !fields.Has("strata") ? [] : Strata(fields);

        var reason = StewardForms.ReasonIfGiven(fields);

        List<Fault> faults = [.. fields.Faults(), .. fields.Has("setup") && !isSetup ? wrong.Select(OfSetup).Distinct() : []];
        return faults.Count > 0
            ? (null, faults)
            : (new SealToInstall(setup!, new SealRow(text, SealEntry.Parse(entryText!)!.BeaconSignature, entryText!), config, added)
            {
                Reason = reason,
            }, []);
    }

    private static StudyConfig ReadConfig(FieldReader fields, Setup? setup)
    {
        var title = TwoLanguages(fields.Inner("title"), LongestName);
        var strata = Strata(fields);
        fields.RefuseWhen(
            "strata",
            FaultCodes.OtherStudy,
            setup is not null && strata.Count > 0
                && !strata.Select(stratum => stratum.Code).Order(StringComparer.Ordinal).SequenceEqual(setup.Strata));
        var admission = fields.Text("admission", LongestName, name => name is "slip" or "open", required: false) ?? "slip";
        var hourlyCap = fields.Number("hourlyCap", 1, StudyConfig.LargestHourlyCap, required: false) ?? 60;
        var unsolvedCap = fields.Number("unsolvedCap", 0, hourlyCap, required: false);
        var leadDays = fields.Number("leadDays", 1, StudyConfig.MostLeadDays, required: false) ?? 14;
        var decideDays = fields.Number("decideDays", 0, leadDays, required: false);
        var rosterCut = fields.Text("rosterCut", LongestName, name => name is "month" or "none", required: false);
        var cut = fields.Text("cut", LongestName, name => name is "month" or "none", required: false) ?? "month";
        var consent = Consent(fields, setup);
        var retention = Retention(fields.Inner("retention", required: false));
        var blindedX = NamedArm.Served[RandomNumberGenerator.GetInt32(2)].Id;
        return new StudyConfig(
            title, strata, admission, hourlyCap, leadDays, cut, blindedX, Demonstration: false, consent, retention, decideDays, rosterCut,
            UnsolvedCap: unsolvedCap);
    }

    private static ConsentConfig Consent(FieldReader fields, Setup? setup)
    {
        var consent = fields.Inner("consent");
        var version = consent?.Text("version", LongestVersion, Names.IsId) ?? "";
        var texts = TwoLanguages(consent, LongestText);
        consent?.RefuseWhen(
            "da",
            FaultCodes.OtherText,
            setup is not null && texts.Da.Length > 0 && Digest.Of(Encoding.UTF8.GetBytes(texts.Da)) != setup.Consent);
        return new ConsentConfig(version, texts.Da, texts.En);
    }

    private static RetentionConfig Retention(FieldReader? fields) => new(
        fields?.Number("peopleDays", RetentionConfig.FewestPeopleDays, RetentionConfig.MostDays, required: false)
            ?? RetentionConfig.Default.PeopleDays,
        fields?.Number("groupDays", RetentionConfig.FewestGroupDays, RetentionConfig.MostDays, required: false)
            ?? RetentionConfig.Default.GroupDays);

    private static List<StratumConfig> Strata(FieldReader fields) => [.. fields.InnerList("strata", MostStrata).Select(Stratum)];

    private static StratumConfig Stratum(FieldReader fields) => new(
        fields.Text("code", 8, Names.IsStratum) ?? "",
        fields.StaffText("name", LongestName));

    private static InTwoLanguages TwoLanguages(FieldReader? fields, int longest) => new(
        fields?.StaffText("da", longest) ?? "",
        fields?.StaffText("en", longest) ?? "");

    // SetupFault's sentence repeats what was sent, so it is not answered. trial seal tells it to the file's holder.
    private static Fault OfSetup(SetupFault fault) => new(fault.Field.Length == 0 ? "setup" : $"setup.{fault.Field}", FaultCodes.Setup);
}
