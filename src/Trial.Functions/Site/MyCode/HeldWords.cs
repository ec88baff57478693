using Trial.Application.Citizens;
using Trial.Functions.Site.Parts;

namespace Trial.Functions.Site.MyCode;

/// <summary>The words about what is stored of the holder of a code.</summary>
public sealed record HeldWords : IWords<HeldWords>
{
    public required string Title { get; init; }

    public required string Show { get; init; }

    /// <summary>What is stored besides, and cannot be shown.</summary>
    public required string Text { get; init; }

    /// <summary>What each field is called, by its name in docs/api.md.</summary>
    public required IReadOnlyDictionary<string, string> Fields { get; init; }

    /// <summary>What the name in the group is called to somebody in the control arm, who meets no group.</summary>
    public required string MadeUpName { get; init; }

    /// <summary>What a language is called, by its tag.</summary>
    public required IReadOnlyDictionary<string, string> Languages { get; init; }

    public static HeldWords Danish { get; } = new()
    {
        Title = "Det har vi gemt om dig",
        Show = "Vis det",
        Text = "Vi gemmer også din kvittering, et aftryk af din kode og et aftryk af dine svar. Ingen kan læse noget ud af et aftryk.",
        Fields = new Dictionary<string, string>
        {
            ["stratum"] = "Sted",
            ["slots"] = "Tider",
            ["slotsBefore"] = "Tider, du valgte først",
            ["companionship"] = "Ønske om følgeskab",
            ["consent"] = "Version af den tekst, du sagde ja til",
            ["language"] = "Sprog",
            ["drawn"] = "Hvornår der blev trukket lod",
            ["signedUp"] = "Hvornår du meldte dig",
            ["arm"] = "Lodtrækningen",
            ["researchId"] = "Forsknings-id",
            ["alias"] = "Navn i gruppen",
            ["attendance"] = "Fremmøde",
            ["withdrawn"] = "Hvad du har stoppet",
        },
        MadeUpName = "Navn, som vi fandt på",
        Languages = new Dictionary<string, string> { ["da"] = "Dansk", ["en"] = "Engelsk" },
    };

    public static HeldWords English { get; } = new()
    {
        Title = "What we have stored about you",
        Show = "Show it",
        Text = "We also store your receipt, a fingerprint of your code and a fingerprint of your answers. Nobody can read anything from "
            + "a fingerprint.",
        Fields = new Dictionary<string, string>
        {
            ["stratum"] = "Place",
            ["slots"] = "Times",
            ["slotsBefore"] = "Times you chose first",
            ["companionship"] = "Wish for companionship",
            ["consent"] = "Version of the text you agreed to",
            ["language"] = "Language",
            ["drawn"] = "When lots were drawn",
            ["signedUp"] = "When you signed up",
            ["arm"] = "The draw",
            ["researchId"] = "Research id",
            ["alias"] = "Name in the group",
            ["attendance"] = "Attendance",
            ["withdrawn"] = "What you have stopped",
        },
        MadeUpName = "Name that we made up",
        Languages = new Dictionary<string, string> { ["da"] = "Danish", ["en"] = "English" },
    };

    /// <summary>What a field is called to somebody whose lot was this.</summary>
    public string Name(string field, Outcome outcome) =>
        field == "alias" && outcome == Outcome.Control ? MadeUpName : Fields.GetValueOrDefault(field) ?? field;
}
