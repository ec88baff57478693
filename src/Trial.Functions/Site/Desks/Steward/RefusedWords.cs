using Trial.Functions.Site.Parts;

namespace Trial.Functions.Site.Desks.Steward;

/// <summary>Why an act cannot come now, in Danish. The rules say it as an English clause.</summary>
internal static class RefusedWords
{
    private static readonly Dictionary<string, string> Danish = new(StringComparer.Ordinal)
    {
        ["the seals are numbered 1, 2, 3 ..."] = "Lodlisterne skal komme i rækkefølge: 1, 2, 3.",
        ["the study is closed"] = "Forsøget er slut.",
        ["nothing is sealed"] = "Der er ingen lodliste endnu.",
        ["every place is open"] = "Alle steder er åbne.",
        ["this place is open"] = "Stedet er åbent.",
        ["the study is not open"] = "Forsøget er ikke åbent.",
        ["this place is not open"] = "Stedet er ikke åbent.",
        ["the study has no such place"] = "Stedet findes ikke i forsøget.",
        ["the list is revealed"] = "Lodlisten er offentliggjort.",
        ["no anchor tells how many envelopes to pass over: skip does"] =
            "Intet anker siger, hvor mange kuverter der skal springes over. Skriv et tal.",
        ["envelopes are numbered 1, 2, 3 ..."] = "Kuverterne er nummereret 1, 2, 3.",
        ["this sheet was made before"] = "Arket er lavet før.",
        ["no sheet has this name"] = "Der er intet ark med det navn.",
        ["this sheet is withdrawn"] = "Arket er trukket tilbage.",
        ["the sheet has another number of slips"] = "Arket har et andet antal sedler.",
        ["the counts are larger than the sheet"] = "Så mange sedler er der ikke på arket.",
        ["the month is yet to come"] = "Måneden er ikke kommet endnu.",
        ["the last day of use is in the past"] = "Sidste dag er forbi.",
        ["the last day of use is more than two years ahead"] = "Sidste dag er mere end to år ude i fremtiden.",
        ["this study asks for no slips"] = "Forsøget bruger ikke sedler.",
        ["a reveal comes after close"] = "Forsøget skal være slut først.",
        ["there is no seal with this number"] = "Der er ingen lodliste med det nummer.",
        ["this seal is revealed"] = "Lodlisten er offentliggjort.",
        ["this is not the seed that the setup commits to"] = "Det er ikke det frø, som lodlisten blev lavet af.",
        ["the study is unblinded"] = "Lod vises allerede med navn.",
        ["this text is current"] = "Teksten er allerede i brug.",
        ["a text that was announced begins later"] =
            "En anden tekst er sat til at gælde fra en senere dag. Er det en fejl, så træk den tilbage.",
        ["no text of this name is to begin"] = "Ingen tekst med det navn venter på at begynde.",
        ["this text has begun"] = "Teksten er begyndt.",
        ["the day is more than a year ahead"] = "Dagen er mere end et år ude i fremtiden. Er året rigtigt?",
        ["this day is over"] = "Dagen er forbi.",
        ["a text has this version already"] = "En tekst har det navn i forvejen.",
        ["the service's clock shows another date"] = "Tjenestens ur viser en anden dato.",
        ["the clock fits what was written"] = "Uret passer med det, der er skrevet.",
        ["the day is yet to come"] = "Dagen er ikke kommet endnu.",
        ["the service has not stopped"] =
            "Det er kun for en tjeneste, der holder pause efter en gammel kopi. Den her kører, som den skal.",
        ["the study was restored already"] = "Det er gjort: en anden proces tog imod det, og denne går videre om lidt.",
        ["the copy lacks a list whose key is here: put a later copy back, or take the key away"] =
            "Kopien mangler en lodliste, som tjenesten har nøglen til. Læg en nyere kopi tilbage. "
            + "Har lodlisten aldrig været i brug, så fjern nøglen først.",
        ["all texts so far, and this one, are longer than can be kept"] =
            "Alle forsøgets tekster fylder nu mere, end der er plads til. Skriv en kortere.",
        ["the setup is longer than can be kept"] = "Lodlistens opsætning fylder mere, end der er plads til.",
        ["the study's texts and places are longer than can be kept"] = "Forsøgets tekster og steder fylder mere, end der er plads til.",
        ["no place is open"] = "Intet sted er åbent.",
        ["no text is to begin"] = "Ingen tekst venter på at begynde.",
        ["no lot is drawn yet"] = "Der er ikke trukket noget lod endnu.",
        ["there is no sheet of slips"] = "Der er ingen ark med sedler.",
        ["there is no draw at this sequence"] = "Der er intet lod med det nummer.",
    };

    /// <summary>The clause in Danish; as it is where nobody has put it into Danish.</summary>
    public static string InDanish(string why) => Danish.TryGetValue(why, out var words) ? words : why;

    /// <summary>The clause as a sentence.</summary>
    public static string InEnglish(string why) => Capital.First(why) + ".";
}
