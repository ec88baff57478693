using Trial.Core.Input;

namespace Trial.Functions.Site.Desks.Parts;

/// <summary>What somebody of staff wrote in a form that comes back with what is wrong, so that they need not write it again.</summary>
internal static class Typed
{
    /// <summary>The text as it was written; null for what must never be written, which is not shown again.</summary>
    public static string? Again(string? text) => text is not null && CprNumber.LooksLikeOne(text) ? null : text;
}
