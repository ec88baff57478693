using Trial.Core.Input;
using Trial.Functions.Site.Web;

namespace Trial.Functions.Site.Desks.Parts;

/// <summary>What somebody of staff wrote in a form that comes back with what is wrong, so that they need not write it again.</summary>
internal static class Typed
{
    private static readonly string[] Written = ["text", "reason", "place"];

    /// <summary>What people write by hand in a form, their words to others; null for nothing.</summary>
    public static string? In(PostedForm form) => Written.Select(form.One).FirstOrDefault(text => !string.IsNullOrWhiteSpace(text));

    /// <summary>The text as it was written; null for what must never be written, which is not shown again.</summary>
    public static string? Again(string? text) => text is not null && CprNumber.LooksLikeOne(text) ? null : text;
}
