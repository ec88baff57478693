namespace Trial.Core.Groups;

//  Words of aliases
//
//      64 adjectives and 64 animals, written by hand: an alias is what a group
//      calls a person for ten weeks. Every animal is of common gender and
//      stands without an article, every adjective in the form that goes with
//      it. No word names a person, a body, an illness or a party, or is used
//      for scolding. No two words of a list differ by one letter, and no word
//      begins another, so that they can be told apart when they are read aloud.
//
//  Nothing depends on the order: an alias is stored as text.

/// <summary>The two lists that aliases are made of.</summary>
internal static class AliasWords
{
    public static IReadOnlyList<string> Adjectives { get; } =
    [
        "Blå", "Grøn", "Gul", "Rød", "Hvid", "Violet", "Lilla", "Gylden",
        "Orange", "Turkis", "Rosa", "Stribet", "Prikket", "Spraglet", "Krøllet", "Blomstret",
        "Lys", "Klar", "Skinnende", "Funklende", "Glitrende", "Strålende", "Sprudlende", "Lun",
        "Mild", "Eventyrlig", "Rolig", "Glad", "Kvik", "Munter", "Venlig", "Modig",
        "Klog", "Snild", "Nysgerrig", "Tålmodig", "Opmærksom", "Hjælpsom", "Trofast", "Ærlig",
        "Fredelig", "Gæstfri", "Høflig", "Livlig", "Adræt", "Ihærdig", "Flittig", "Hurtig",
        "Lydhør", "Sindig", "Stolt", "Fri", "Sjov", "Elegant", "Nordisk", "Lyttende",
        "Smilende", "Syngende", "Dansende", "Vandrende", "Svømmende", "Nynnende", "Fløjtende", "Hoppende",
    ];

    public static IReadOnlyList<string> Animals { get; } =
    [
        "Hejre", "Svane", "Ugle", "Ørn", "Måge", "Terne", "Spætte", "Mejse",
        "Bogfinke", "Drossel", "Solsort", "Spurv", "Stork", "Undulat", "Ederfugl", "Isfugl",
        "Fasan", "Agerhøne", "Pelikan", "Flamingo", "Papegøje", "Pingvin", "Kolibri", "Albatros",
        "Musvit", "Vagtel", "Tukan", "Ræv", "Odder", "Bæver", "Hare", "Kanin",
        "Grævling", "Sæl", "Delfin", "Elg", "Bison", "Antilope", "Gazelle", "Giraf",
        "Zebra", "Lama", "Alpaka", "Koala", "Kænguru", "Panda", "Tiger", "Gepard",
        "Puma", "Hamster", "Hermelin", "Vaskebjørn", "Laks", "Ørred", "Hummer", "Søstjerne",
        "Søhest", "Salamander", "Skildpadde", "Humlebi", "Græshoppe", "Sommerfugl", "Mariehøne", "Blæksprutte",
    ];
}
