using System.Text.Encodings.Web;
using System.Text.Unicode;

using Trial.Application.Citizens;
using Trial.Application.Study;

namespace Trial.Functions.Web;

/// <summary>
/// How much news an answer to a code shows: no more than keeps every answer at one size, whatever staff write. Only somebody in a
/// group has news.
/// </summary>
public static class NewsBudget
{
    /// <summary>
    /// Bytes for all of it, as a page or JSON writes it. The longest single notice fits, in any letters. A page that is long in other
    /// ways has room for less: see <see cref="Within"/>.
    /// </summary>
    public const int Bytes = 8 * 1024;

    private const string More = " …";

    private const int Around = 192; // a notice's date and marks, and that it was withdrawn

    private static readonly TextEncoder[] Writers = [HtmlEncoder.Create(UnicodeRanges.All), JavaScriptEncoder.UnsafeRelaxedJsonEscaping];

    /// <summary>The newest that fit, oldest first: the same on the page and in JSON.</summary>
    public static IReadOnlyList<NoticeView> Newest(IReadOnlyList<NoticeView> notices)
    {
        var left = Bytes;
        return [.. notices.Reverse().TakeWhile(notice => (left -= Length(notice)) >= 0).Reverse()];
    }

    /// <summary>
    /// What is left when a page has so many bytes too many: the oldest go, and of one that is alone, the end of its text.
    /// </summary>
    /// <param name="news">What the page showed, oldest first.</param>
    /// <param name="excess">How many bytes it has too many.</param>
    /// <param name="language">The page's.</param>
    public static IReadOnlyList<NoticeView> Within(IReadOnlyList<NoticeView> news, int excess, Language language)
    {
        var gone = 0;
        for (; excess > 0 && gone < news.Count - 1; gone++)
        {
            excess -= Length(Writers[0], news[gone].In(language));
        }

        return excess <= 0 || news.Count == 0 ? [.. news.Skip(gone)] : [Shortened(news[^1], excess, language)];
    }

    private static NoticeView Shortened(NoticeView notice, int excess, Language language)
    {
        var text = notice.In(language);
        var left = Length(Writers[0], text) - excess - Length(Writers[0], More);
        var cut = string.Concat(text.EnumerateRunes().Select(rune => rune.ToString())
            .TakeWhile(letter => (left -= Length(Writers[0], letter)) >= 0)) + More;
        return language == Language.English && notice.English is not null
            ? notice with { English = cut }
            : notice with { Text = cut };
    }

    private static int Length(NoticeView notice) => Around + Longest(notice.Text) + Longest(notice.English ?? "");

    private static int Longest(string text) => Writers.Max(writer => Length(writer, text));

    private static int Length(TextEncoder writer, string text) => System.Text.Encoding.UTF8.GetByteCount(writer.Encode(text));
}
