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
        Intro = "Vis den ikke til andre. Kode:",
        Print = "Print",
    };

    public static CodeWords English { get; } = new()
    {
        Copy = "Copy",
        Copied = "The code has been copied.",
        Save = "Save as a file",
        File = "code.txt",
        Intro = "Don't show it to anyone. Code:",
        Print = "Print",
    };
}
