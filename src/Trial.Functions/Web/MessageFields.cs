using Trial.Core.Input;

namespace Trial.Functions.Web;

/// <summary>The fields of a message.</summary>
internal static class MessageFields
{
    /// <summary>The most characters of one.</summary>
    public const int Longest = 1000;

    /// <summary>What people read.</summary>
    public static string MessageText(this FieldReader fields) => fields.StaffText("text", Longest);
}
