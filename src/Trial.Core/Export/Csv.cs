using System.Buffers;
using System.Text;

using Trial.Core.Input;

namespace Trial.Core.Export;

//  CSV
//
//      RFC 4180: cells parted by commas, every line ends in CR LF, a cell with a
//      comma, a quotation mark, CR or LF is put in quotation marks (doubled within),
//      no other cell does. UTF-8 with a byte order mark, for Excel.
//
//      No cell begins with = + - @ TAB or CR, which a spreadsheet may take for a
//      formula. Such a cell is refused, not changed: everything exported is a
//      code or a word of ours, and a changed id would meet no outcome.

/// <summary>Writes and reads the one spelling that a table of cells has.</summary>
public static class Csv
{
    private const int Together = 256; // rows of a piece

    private static readonly SearchValues<char> NeedsQuotes = SearchValues.Create(",\"\r\n");

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true);

    /// <summary>The bytes of these rows.</summary>
    /// <exception cref="ArgumentException">A cell begins with = + - @ TAB or CR.</exception>
    public static byte[] Format(IEnumerable<IReadOnlyList<string>> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            text.AppendJoin(',', row.Select(Cell)).Append("\r\n");
        }

        return [.. Utf8.Preamble, .. Utf8.GetBytes(text.ToString())];
    }

    /// <summary>The same bytes in pieces of some rows, made while they are read.</summary>
    internal static IEnumerable<ReadOnlyMemory<byte>> Pieces(IEnumerable<IReadOnlyList<string>> rows) =>
        rows.Chunk(Together).Select((some, index) => (ReadOnlyMemory<byte>)Format(some).AsMemory(index == 0 ? 0 : Utf8.Preamble.Length));

    /// <summary>Reads exactly the bytes of <see cref="Format"/>; null for any other spelling.</summary>
    public static IReadOnlyList<IReadOnlyList<string>>? Parse(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.StartsWith(Utf8.Preamble) || Text(bytes[Utf8.Preamble.Length..]) is not { } text)
        {
            return null;
        }

        var rows = Rows(text);
        return !rows.Exists(row => row.Any(Spreadsheet.TakesForFormula)) && bytes.SequenceEqual(Format(rows)) ? rows : null;
    }

    private static string Cell(string value) =>
        Spreadsheet.TakesForFormula(value) ? throw new ArgumentException("A spreadsheet would take this cell for a formula.", nameof(value))
        : value.AsSpan().ContainsAny(NeedsQuotes) ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
        : value;

    private static string? Text(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Utf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    // Lenient on purpose: the caller writes what was read and compares.
    private static List<IReadOnlyList<string>> Rows(string text)
    {
        var (rows, row, cell, quoted) = (new List<IReadOnlyList<string>>(), new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '"' when quoted && i + 1 < text.Length && text[i + 1] == '"':
                    cell.Append('"');
                    i++;
                    break;
                case '"':
                    quoted = !quoted;
                    break;
                case ',' when !quoted:
                    row.Add(Take(cell));
                    break;
                case '\n' when !quoted:
                    row.Add(Take(cell).TrimEnd('\r'));
                    rows.Add(row);
                    row = [];
                    break;
                default:
                    cell.Append(text[i]);
                    break;
            }
        }

        return rows;
    }

    private static string Take(StringBuilder cell)
    {
        var value = cell.ToString();
        cell.Clear();
        return value;
    }
}
