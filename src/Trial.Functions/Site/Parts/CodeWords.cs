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

    public static CodeWords Danish { get; } = new()
    {
        Copy = "Kopiér",
        Copied = "Koden er kopieret.",
        Save = "Gem som fil",
        File = "kode.txt",
        Intro = "Koden til at komme tilbage. Vis den ikke til andre.",
        Print = "Print",
    };

    public static CodeWords English { get; } = new()
    {
        Copy = "Copy",
        Copied = "The code is copied.",
        Save = "Save as a file",
        File = "code.txt",
        Intro = "The code for coming back. Show it to nobody.",
        Print = "Print",
    };
}
