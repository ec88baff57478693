namespace Trial.Functions.Site.Parts;

/// <summary>What is stored and what is not, in a few lines.</summary>
public sealed record StoredWords : IWords<StoredWords>
{
    public required string Stored { get; init; }

    public required IReadOnlyList<string> StoredThings { get; init; }

    public required string NotStored { get; init; }

    public required IReadOnlyList<string> NotStoredThings { get; init; }

    public required string Pseudonym { get; init; }

    /// <summary>All of it in a line.</summary>
    public required string Line { get; init; }

    public required string Municipality { get; init; }

    public static StoredWords Danish { get; } = new()
    {
        Stored = "Det gemmer vi",
        StoredThings =
        [
            "det sted og de tider, du vælger",
            "dit ja eller nej til hvert spørgsmål",
            "hvad lodtrækningen viste, og hvornår",
            "et navn til gruppen og et nummer til forskerne, som vi finder på",
        ],
        NotStored = "Det gemmer vi ikke",
        NotStoredThings =
        [
            "navn, CPR-nummer, adresse, mail eller telefon",
            "hvilken kommune du bor i",
            "hvilken telefon eller computer du bruger",
        ],
        Pseudonym = "Du får en kode i stedet for at skrive dit navn. Den, der har koden, kan se det, vi har gemt. "
            + "Derfor er du ikke helt anonym.",
        Line = "Vi gemmer dine svar, men ikke dit navn, CPR-nummer, adresse, mail eller telefon.",
        Municipality = "Vi fortæller ikke kommunen noget.",
    };

    public static StoredWords English { get; } = new()
    {
        Stored = "What we store",
        StoredThings =
        [
            "the place and the times you choose",
            "your yes or no to each question",
            "the result of the draw, and when",
            "a name for the group and a number for the researchers, both made up by us",
        ],
        NotStored = "What we don't store",
        NotStoredThings =
        [
            "your name, CPR number, address, email or phone number",
            "which municipality you live in",
            "which phone or computer you use",
        ],
        Pseudonym = "You get a code instead of giving your name. Anyone who has the code can see what we have stored. "
            + "So you aren't fully anonymous.",
        Line = "We store your answers, but not your name, CPR number, address, email or phone number.",
        Municipality = "We don't tell the municipality anything.",
    };
}
