using System.Diagnostics.CodeAnalysis;

using Trial.Core.Input;

namespace Trial.Functions.Web;

/// <summary>Fields that several endpoints read in the same way.</summary>
internal static class SharedFields
{
    /// <summary>Text that staff write: given, and not too long.</summary>
    public static string StaffText(this FieldReader fields, string name, int longest) =>
        fields.Text(name, longest, text => !string.IsNullOrWhiteSpace(text)) ?? "";

    /// <summary>What somebody says is their code. A malformed one is not a fault: the answer is that for an unknown code.</summary>
    public static string AnyCode(this FieldReader fields) => fields.Parsed<Typed>("code", TryTake, isCode: true)?.Text ?? "";

    private static bool TryTake([NotNullWhen(true)] string? text, out Typed typed)
    {
        typed = new Typed(text ?? "");
        return text is not null;
    }

    private readonly record struct Typed(string Text);
}
