namespace Trial.Functions.Site.Parts;

/// <summary>The buttons beside a code.</summary>
public sealed record CodeWords : IWords<CodeWords>
{
    public required string Copy { get; init; }

    public required string Copied { get; init; }

    public required string Save { get; init; }

    public required string File { get; init; }

    public required string Intro { get; init; }

    public required string Print { get; init; }

    /// <summary>The choice to have the address and the study's name in the file and on paper.</summary>
    public required string Whole { get; init; }

    /// <summary>What that means, for those who chose it.</summary>
    public required string WholeCare { get; init; }

    public static CodeWords Danish { get; } = new()
    {
        Copy = "Kopiér",
        Copied = "Koden er kopieret.",
        Save = "Gem som fil",
        File = "kode.txt",
        Whole = "Tag adressen og forsøgets navn med",
        WholeCare = "Så kan den, der finder filen eller papiret, se, hvad koden er til.",
        Intro = "Vis den ikke til andre. Kode:",
        Print = "Print",
    };

    public static CodeWords English { get; } = new()
    {
        Copy = "Copy",
        Copied = "The code has been copied.",
        Save = "Save as a file",
        File = "code.txt",
        Whole = "Include the address and the trial's name",
        WholeCare = "Then anyone who finds the file or the paper can see what the code is for.",
        Intro = "Don't show it to anyone. Code:",
        Print = "Print",
    };
}
