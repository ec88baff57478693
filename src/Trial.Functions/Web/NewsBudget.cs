using System.Text.Encodings.Web;
using System.Text.Unicode;

using Trial.Application.Citizens;

namespace Trial.Functions.Web;

/// <summary>
/// How much news an answer to a code shows: no more than keeps every answer at one size, whatever staff write. Only somebody in a
/// group has news.
/// </summary>
public static class NewsBudget
{
    /// <summary>Bytes for all of it, as a page or JSON writes it. The longest single notice fits, in any letters.</summary>
    public const int Bytes = 8 * 1024;

    private const int Around = 192; // a notice's date and marks, and that it was withdrawn

    private static readonly TextEncoder[] Writers = [HtmlEncoder.Create(UnicodeRanges.All), JavaScriptEncoder.UnsafeRelaxedJsonEscaping];

    /// <summary>The newest that fit, oldest first: the same on the page and in JSON.</summary>
    public static IReadOnlyList<NoticeView> Newest(IReadOnlyList<NoticeView> notices)
    {
        var left = Bytes;
        return [.. notices.Reverse().TakeWhile(notice => (left -= Length(notice)) >= 0).Reverse()];
    }

    private static int Length(NoticeView notice) => Around + Longest(notice.Text) + Longest(notice.English ?? "");

    private static int Longest(string text) => Writers.Max(writer => Length(writer, text));

    private static int Length(TextEncoder writer, string text) => System.Text.Encoding.UTF8.GetByteCount(writer.Encode(text));
}
