using System.Globalization;
using System.Net;
using System.Text;

using QRCoder;

using Trial.Application.Stewards;
using Trial.Application.Study;
using Trial.Core.Intake;

namespace Trial.Functions.Http.Steward;

/// <summary>A sheet of slips to be printed on A4 and cut, two by five. One file that loads nothing.</summary>
internal static class SlipPage
{
    // What is too long for its slip makes the row higher; nothing lies over its neighbour.
    private const string Style = """
        @page { size: A4; margin: 8mm }
        body { margin: 0; font: 9pt/1.3 sans-serif; color: #000 }
        main { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(97mm, 100%), 97mm)) }
        article { box-sizing: border-box; min-height: 56mm; padding: 2.5mm 4mm; border: .2mm dashed #767676; break-inside: avoid; overflow-wrap: anywhere }
        article { display: grid; grid-template-columns: 34mm 1fr; gap: 1mm 3mm; align-content: start }
        svg { width: 34mm; height: 34mm }
        h1, p { font-size: inherit; margin: 0 0 1mm }
        h1 { font-size: 10pt }
        code { font: bold 14pt monospace; white-space: nowrap }
        footer { grid-column: 1 / -1; font-size: 8.5pt }
        small { float: right; font-size: 7pt }
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
            <meta name="viewport" content="width=device-width, initial-scale=1">
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
        <h1>{title}</h1>
        <p>Ret telefonens kamera mod billedet, eller skriv adressen og koden.</p>
        <p><b>{WebUtility.HtmlEncode(address)}</b></p>
        <p><code>{slip}</code></p>
        </div><footer>
        <small>{sheet}</small>
        <p>Sedlen kan bruges én gang. Den siger ikke, hvem du er.</p>
        <p lang="en">Point the camera at the picture, or type the address and the code. The slip works once. It does not say who you are.</p>
        </footer></article>

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

        return string.Create(CultureInfo.InvariantCulture, $"""<svg viewBox="0 0 {rows.Count} {rows.Count}" role="img" aria-label="QR-kode"><path d="{path}"/></svg>""");
    }
}
