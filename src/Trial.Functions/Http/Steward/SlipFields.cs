using Trial.Core;
using Trial.Core.Input;

namespace Trial.Functions.Http.Steward;

/// <summary>Fields that the slips' endpoints share.</summary>
internal static class SlipFields
{
    /// <summary>A sheet's name; null when it is absent or a fault.</summary>
    public static string? Sheet(FieldReader fields) => fields.Text("sheet", Names.LongestSheet, Names.IsSheet);

    /// <summary>The last day of use; null when it is absent or a fault.</summary>
    public static DateOnly? Until(FieldReader fields) => fields.Parsed<DateOnly>("until", Iso.TryDate, required: false);
}
