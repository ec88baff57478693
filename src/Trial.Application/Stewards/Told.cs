namespace Trial.Application.Stewards;

/// <summary>
/// What the access log calls a steward's act whose body has no row beside it: who, when and why are kept there, with what it was about.
/// </summary>
internal static class Told
{
    /// <summary>A consent text; its version.</summary>
    public const string Text = "text";

    /// <summary>A consent text that was withdrawn; its version.</summary>
    public const string TextWithdrawn = "text-withdrawn";

    /// <summary>A sealed list; its number.</summary>
    public const string List = "list";

    /// <summary>A sheet of slips; its name.</summary>
    public const string SlipsMade = "slips-made";

    /// <summary>A sheet that was withdrawn; its name.</summary>
    public const string SlipsWithdrawn = "slips-withdrawn";

    /// <summary>Numbers of a sheet; its name and the month.</summary>
    public const string SlipsTold = "slips-told";
}
