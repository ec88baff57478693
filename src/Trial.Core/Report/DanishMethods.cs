using System.Globalization;

using Trial.Core.Lottery;
using Trial.Core.Record;

namespace Trial.Core.Report;

/// <summary>The methods in Danish.</summary>
internal sealed class DanishMethods(ReportedLottery lottery) : MethodsText(lottery)
{
    private Setup Setup => Lottery.Setup;

    public override IReadOnlyList<MethodsSection> Sections() =>
    [
        new("Hvordan lodlisterne blev dannet (17a)", Generation()),
        new("Randomiseringens art (17b)", Type()),
        new("Hvordan lodderne blev holdt skjult (18)", [.. Lottery.Seals.Select(Concealment), Order() + Restored()]),
        new("Gennemførelse (19)", Implementation() + Clock()),
    ];

    private string Generation() =>
        "Lodlisterne blev dannet af programmet Trial (kildekode " + Setup.Source + ") ved en ceremoni den [dato] af [hvem; ingen af dem "
        + "optager deltagere], med [vidner] til stede. Generatoren var HMAC_DRBG med SHA-256 (NIST SP 800-90A), og hele tal blev dannet "
        + "uden skævhed ved forkastelse. Hvert stratum fik sin nøgle af et hemmeligt frø på 32 tilfældige bytes, som "
        + "forsøget på forhånd var bundet til, " + Beacon() + Revealed() + PassedOver();

    private string Beacon() => Setup.Beacon is { } beacon
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"og af runde {beacon.Round} af de offentlige tilfældige tal fra drand quicknet, som ikke fandtes, da opsætningen blev "
                + $"offentliggjort [hvor].")
        : "og ikke af offentlige tilfældige tal, som i demonstrationer.";

    private string Revealed() => Lottery.State.Phase is not Phase.Revealed ? ""
        : " " + (Lottery.GaveSeeds, Lottery.Seals.Count) switch
        {
            (true, 1) => "Frøet er",
            (true, _) => "Frøene er",
            (_, 1) => "Lodlistens nøgle er",
            _ => "Lodlisternes nøgler er",
        } + $" offentliggjort med det endelige udtræk: enhver kan regne lodlisterne efter ud fra {Known()}.";

    private string Known() => (Lottery.GaveSeeds, Lottery.Seals.Count) switch
    {
        (true, 1) => "det",
        (_, 1) => "den",
        _ => "dem",
    };

    private string PassedOver() => Lottery.Passed.Count == 0
        ? " De brugte kuverter er de første på hver lodliste; ingen er sprunget over."
        : " Nogle kuverter før den sidst brugte blev ikke brugt: " + Lottery.PassedOver("den") + ".";

    private string Order() => Lottery.Passed.Count == 0
        ? "Kuverterne blev åbnet i nummerorden, og optegnelsen viser, at ingen er udeladt."
        : "Kuverterne blev åbnet i nummerorden, men forsøgslederen sprang disse over, hver gang med en grund i optegnelsen, som "
            + "når tjenestens tabel var sat tilbage fra en kopi, og nogen, der havde fået et lod siden, kunne have dem: "
            + Lottery.PassedOver("den") + " [hvorfor, og hvordan man vidste, at der ikke var tabt mere].";

    private string Restored() => Lottery.RestoredOnly is { Count: > 0 } days
        ? " Tjenesten fortsatte fra en kopi eller efter et stop, med en grund i optegnelsen og uden at springe en kuvert over: den "
            + string.Join(", ", days) + " [hvorfor]."
        : "";

    private string Type() => string.Create(
        CultureInfo.InvariantCulture,
        $"Deltagerne blev fordelt {string.Join(':', Setup.Ratio)} på {string.Join(" : ", Setup.Arms.Select(arm => arm.Name))}, "
            + $"{Strata()}, {Design()}.");

    private string Strata() => Setup.Strata.Count == 1
        ? "i ét stratum"
        : string.Create(
            CultureInfo.InvariantCulture,
            $"stratificeret efter mødested ({Setup.Strata.Count}: {string.Join(", ", Setup.Strata)} [deres navne])");

    private string Design() =>
        string.Join("; derefter, fra den næste lodliste, ", Lottery.Seals.Select(seal => Told(seal.Policy)).Distinct());

    private static string Told(Policy? policy) => policy switch
    {
        Policy.PermutedBlocks { Sizes: [var size] } => $"i permuterede blokke på {size}",
        Policy.PermutedBlocks blocks =>
            $"i permuterede blokke, hvis størrelser blev trukket tilfældigt blandt {string.Join(", ", blocks.Sizes)}",
        Policy.BigStick stick =>
            $"ved lige lodkast, bortset fra at en gruppe, der var {stick.Tolerance} foran i sit stratum, blev fulgt af den anden "
                + "(big stick-design, Soares og Wu 1983)",
        Policy.BlockUrn { Urn: var urn } => $"ved et block urn-design med en urne på {urn} mindste balancerede sæt (Zhao og Weng 2011)",
        Policy.Simple => "ved simpel randomisering uden begrænsning",
        _ => "efter et design, hvis begrænsninger er forseglet, til forsøget slutter",
    };

    private string Concealment(ReportedSeal seal, int index) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(index == 0 ? "Før den første lodtrækning" : "Til en yderligere lodliste")} blev alle lodder forseglet som kryptografiske "
            + $"tilsagn, ét for hver kuvert, og ")
        + string.Create(
            CultureInfo.InvariantCulture,
            $"roden af deres Merkle-træ blev skrevet i optegnelsen den {Lottery.State.Seals[index].Date:yyyy-MM-dd} og offentliggjort i en "
                + $"offentlig log ({seal.Entry.Leaves} blade; ")
        + $"opsætningens SHA-256 {seal.Entry.SetupHash}, rod {seal.Entry.Root}). En kuvert blev kun åbnet for en deltager, hvis samtykke "
        + "og svar om egnethed var skrevet ned, i ét skridt, der ikke kan gøres om, og hver deltager fik en kvittering, som beviser, at "
            + "kuverten var blandt de forseglede.";

    private string Implementation() => Opening() + "Det viser ingen en uåbnet kuvert, og ingen side, log eller udtræk indeholder en, før "
        + "lodlisterne afsløres. Lodlistens nøgle lå i [nøgleboks] og kunne læses af [hvem]; [ingen af dem optager deltagere, koordinerer "
        + "grupper eller vurderer udfald].";

    private string Clock() => Lottery.Confirmed is { Count: > 0 } dates
        ? " Når tjenestens ur ikke passede med de datoer, der allerede var skrevet, blev der ikke trukket lod, før forsøgslederen havde "
            + "bekræftet datoen i hånden: " + string.Join(", ", dates) + " [hvorfor]. Så længe optegnelsen var foran en dato, der var "
            + "bekræftet sådan, fortsatte lodtrækningen under optegnelsens sidste dato."
        : "";

    private string Opening() => Setup.Cohort is not { } cohort
        ? "Deltagerne meldte sig selv til; programmet åbnede den næste kuvert i deres stratum og fortalte dem udfaldet. "
        : string.Create(
            CultureInfo.InvariantCulture,
            $"Deltagerne meldte sig selv til og ventede, til {cohort.People} havde meldt sig i deres stratum, eller til den første af "
                + $"mindst to havde ventet {cohort.Days} dage; så åbnede programmet de næste kuverter for dem, i en orden, som lodlistens "
                + $"nøgle havde lagt fast, før den første af dem kom, og fortalte dem udfaldet. ");
}
