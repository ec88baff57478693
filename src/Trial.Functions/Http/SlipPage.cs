using System.Globalization;
using System.Net;
using System.Text;

using QRCoder;

using Trial.Core.Intake;
using Trial.Functions.Ledger;

namespace Trial.Functions.Http;

/// <summary>A sheet of slips to be printed on A4 and cut, three by eight. One file that loads nothing.</summary>
internal static class SlipPage
{
    private const string Style = """
        @page { size: A4; margin: 8mm }
        body { margin: 0; font: 9pt/1.3 sans-serif; color: #000 }
        main { display: grid; grid-template-columns: repeat(3, 1fr) }
        article { box-sizing: border-box; height: 35mm; padding: 2.5mm; border: 1px dashed #999; break-inside: avoid; display: flex; gap: 2.5mm }
        svg { width: 27mm; height: 27mm; flex: none }
        p { margin: 0 0 1mm }
        code { font: bold 10pt monospace; white-space: nowrap }
        small { font-size: 7pt }
        """;

    /// <summary>The page.</summary>
    /// <param name="sheet">The slips.</param>
    /// <param name="title">The study's name.</param>
    /// <param name="address">Where one signs up; the slip follows after #, which no browser sends.</param>
    public static string Format(SlipSheet sheet, InTwoLanguages title, string address)
    {
        var page = new StringBuilder($"""
            <!doctype html>
            <html lang="da">
            <meta charset="utf-8">
            <title>{sheet.Sheet}: {sheet.Slips.Count} sedler</title>
            <style>{Style}</style>
            <main>

            """);
        foreach (var slip in sheet.Slips)
        {
            page.Append(Card(sheet.Sheet, WebUtility.HtmlEncode(title.Da), slip, address));
        }

        return page.Append("</main>\n</html>\n").ToString();
    }

    private static string Card(string sheet, string title, Slip slip, string address) => $"""
        <article>{Picture($"{address}#{slip}")}<div>
        <p><b>{title}</b></p>
        <p><code>{slip}</code></p>
        <p>{WebUtility.HtmlEncode(address)}</p>
        <p>Sedlen kan bruges én gang. Den siger ikke, hvem du er.</p>
        <p lang="en">Can be used once. It does not say who you are.</p>
        <small>{sheet}</small>
        </div></article>

        """;

    // One path of unit squares; the white margin of four modules is in the matrix.
    private static string Picture(string text)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows[y].Length; x++)
            {
                path.Append(rows[y][x] ? string.Create(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z") : "");
            }
        }

        return string.Create(CultureInfo.InvariantCulture, $"""<svg viewBox="0 0 {rows.Count} {rows.Count}" role="img" aria-label="QR"><path d="{path}"/></svg>""");
    }
}
