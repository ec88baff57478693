namespace Trial.Functions.Site.Parts;

/// <summary>What each check of a receipt or an export means, by its name in wwwroot/js/trial.mjs, export.mjs and table.mjs.</summary>
public sealed record CheckWords : IWords<CheckWords>
{
    public required IReadOnlyList<(string Name, string Text)> Checks { get; init; }

    public required IReadOnlyList<(string Name, string Text)> ExportChecks { get; init; }

    public required string GoodExport { get; init; }

    public required string BadExport { get; init; }

    public required string Check { get; init; }

    public required string Held { get; init; }

    public required string NotHeld { get; init; }

    public required string NotChecked { get; init; }

    /// <summary>Holds {day}, which the module fills in.</summary>
    public required string Awaited { get; init; }

    /// <summary>Holds {arm}, which the module fills in.</summary>
    public required string Good { get; init; }

    public required string GoodWaiting { get; init; }

    public required string Bad { get; init; }

    /// <summary>Of what cannot be read as a receipt: no lot is in doubt.</summary>
    public required string NotReceipt { get; init; }

    public static CheckWords Danish { get; } = new()
    {
        Checks =
        [
            ("receipt-read", "Det er en kvittering, som kan læses."),
            ("setup-sealed", "Seglet hører til planen for forsøget."),
            ("beacon", "Det fælles tilfældige tal er ægte."),
            ("arm-sealed", "Loddet lå under seglet, før den første meldte sig."),
            ("arm-recorded", "Forsøgets regnskab siger det samme lod."),
            ("sign-up-recorded", "Forsøgets regnskab siger, at du er tilmeldt."),
            ("draw-promised", "Forsøget har skrevet under på, at loddet kommer i den offentlige log."),
            ("sign-up-promised", "Forsøget har skrevet under på, at tilmeldingen kommer i den offentlige log."),
            ("seal-logged", "Seglet ligger i den offentlige log."),
            ("log-trusted", "Loggen har den nøgle, du kender fra et andet sted."),
            ("draw-logged", "Loddet ligger i den offentlige log."),
            ("sign-up-logged", "Tilmeldingen ligger i den offentlige log."),
            ("log-grown", "Der er kun lagt til i loggen. Intet er taget væk."),
        ],
        ExportChecks =
        [
            ("export-read", "Det er et udtræk, som kan pakkes ud."),
            ("export-sums", "Hver fil er, som summerne siger."),
            ("files", "Det har de filer, som det skal have, og ingen andre."),
            ("codebook", "Kodebogen siger ord for ord, hvad tabellen er."),
            ("allocations", "Hver linje har sin form og sin plads, og ingen står der to gange."),
            ("merging", "Der er mindst fem sammen overalt, så ingen kan ses alene."),
            ("flow", "Tallene er talt af linjerne."),
            ("erased", "Ingen, der er slettet, har en linje."),
            ("study", "Arme, steder og måneder er dem, forsøgets plan siger."),
            ("checkpoint", "Forsøgets log har skrevet under på, hvor langt den var."),
            ("draws", "Lodderne er trukket sådan. Det viser kun et udtræk med regnskabet."),
            ("export-note", "Forsøget har skrevet under på udtrækket, og intet er ændret siden."),
            ("seals", "Seglet hører til planen, og alle kuverter ligger under det."),
            ("beacon", "Det fælles tilfældige tal er ægte."),
            ("bodies", "Regnskabet er helt og uden huller."),
            ("commitments", "Hver linje i regnskabet låser den før."),
            ("envelopes", "Kuverterne er brugt i tur på hvert sted: 1, 2, 3."),
            ("places", "Hvert lod er trukket, mens stedet var åbent."),
            ("people", "Hvert lod hører til den, regnskabet har bundet sig til, og er trukket i tur."),
            ("openings", "Hver brugt kuvert passer med seglet og med sit lod."),
            ("accesses", "Listen over opslag er hel, og hver dag er, som regnskabet siger."),
            ("rows", "Hvem, hvornår og hvorfor er, som regnskabet siger."),
            ("log-known", "Den offentlige log viser det samme regnskab og intet fremmed."),
            ("list-recomputed", "Listen er lavet igen, og hvert lod er det, den siger."),
            ("research-ids", "Hvert forsknings-id lå fast før loddet og hører til det."),
            ("seats", "Grupper og fremmøde i tabellen er, som regnskabet siger."),
            ("beginnings", "Tallene for, hvem der begyndte, er talt af dem, regnskabet siger er trukket."),
            ("rules", "Handlingernes orden og tabellen til sidst. Det prøver programmet trial."),
        ],
        GoodExport = "Udtrækket holder.",
        BadExport = "Udtrækket holder ikke. Se hvor i listen.",
        Check = "Kontrollér nu",
        Held = "Holder.",
        NotHeld = "Holder ikke.",
        NotChecked = "Ikke prøvet her.",
        Awaited = "Kommer senest {day}.",
        Good = "Kvitteringen holder. Lodtrækningen: {arm}.",
        GoodWaiting = "Kvitteringen holder. Der er ikke trukket lod endnu.",
        Bad = "Kvitteringen holder ikke. Se hvorfor i listen.",
        NotReceipt = "Det er ikke en kvittering. Vælg filen kvittering.json, eller sæt al teksten ind.",
    };

    public static CheckWords English { get; } = new()
    {
        Checks =
        [
            ("receipt-read", "It is a receipt that can be read."),
            ("setup-sealed", "The seal belongs to the plan of the trial."),
            ("beacon", "The common random number is genuine."),
            ("arm-sealed", "The lot lay under the seal before the first person signed up."),
            ("arm-recorded", "The trial's records say the same lot."),
            ("sign-up-recorded", "The trial's records say that you have signed up."),
            ("draw-promised", "The trial has signed that the lot will be in the public log."),
            ("sign-up-promised", "The trial has signed that the sign-up will be in the public log."),
            ("seal-logged", "The seal is in the public log."),
            ("log-trusted", "The log has the key that you know from elsewhere."),
            ("draw-logged", "The lot is in the public log."),
            ("sign-up-logged", "The sign-up is in the public log."),
            ("log-grown", "The log has only been added to. Nothing was taken away."),
        ],
        ExportChecks =
        [
            ("export-read", "It is an export that can be unpacked."),
            ("export-sums", "Every file is what the sums say."),
            ("files", "It has the files that it must have, and no others."),
            ("codebook", "The codebook says word for word what the table is."),
            ("allocations", "Every line has its form and its place, and nobody stands there twice."),
            ("merging", "There are at least five together everywhere, so nobody can be seen alone."),
            ("flow", "The numbers are counted from the lines."),
            ("erased", "Nobody who is erased has a line."),
            ("study", "Arms, places and months are those of the trial's plan."),
            ("checkpoint", "The trial's log has signed how far it was."),
            ("draws", "The lots were drawn like this. Only an export with the record can show that."),
            ("export-note", "The trial has signed the export, and nothing has changed since."),
            ("seals", "The seal belongs to the plan, and all envelopes lie under it."),
            ("beacon", "The common random number is genuine."),
            ("bodies", "The record is whole and without gaps."),
            ("commitments", "Every line of the record locks the one before it."),
            ("envelopes", "The envelopes were used in turn at each place: 1, 2, 3."),
            ("places", "Every lot was drawn while its place was open."),
            ("people", "Every lot is that of the person whom the record was bound to, and was drawn in turn."),
            ("openings", "Every used envelope fits the seal and its lot."),
            ("accesses", "The list of looks is whole, and each day is as the record says."),
            ("rows", "Who, when and why are as the record says."),
            ("log-known", "The public log shows the same record and nothing foreign."),
            ("list-recomputed", "The list was made again, and every lot is what it says."),
            ("research-ids", "Every research id was fixed before its lot and belongs to it."),
            ("seats", "Groups and attendance in the table are as the record says."),
            ("beginnings", "Who began is counted of the people whom the record says were drawn."),
            ("rules", "The order of acts and the last table. The program trial tries that."),
        ],
        GoodExport = "The export holds.",
        BadExport = "The export does not hold. See where in the list.",
        Check = "Check now",
        Held = "Holds.",
        NotHeld = "Does not hold.",
        NotChecked = "Not checked here.",
        Awaited = "Will come by {day}.",
        Good = "The receipt holds. The draw: {arm}.",
        GoodWaiting = "The receipt holds. The lot is not drawn yet.",
        NotReceipt = "It isn't a receipt. Choose the file receipt.json, or paste all of the text.",
        Bad = "The receipt does not hold. See why in the list.",
    };
}
