using SpreadCheetah;
using SpreadCheetah.Styling;
using SpreadCheetah.Worksheets;

using Trial.Application.Groups;

namespace Trial.Functions.Site.Staff;

//  A roster as a workbook, Office Open XML: one sheet with the cells of RosterFiles, the headings in bold and standing still
//
//      Every cell is text, so that days and times stay as people write them. A text cell is never a formula, whatever it begins with.

/// <summary>A roster as a workbook.</summary>
internal static class RosterWorkbook
{
    /// <summary>What a browser calls such a file.</summary>
    public const string Type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>The file.</summary>
    public static async Task<byte[]> MakeAsync(Roster roster, CancellationToken cancellationToken)
    {
        using var file = new MemoryStream();
        var options = new SpreadCheetahOptions { WriteCellReferenceAttributes = true }; // some viewers read no cell without one
        await using (var book = await Spreadsheet.CreateNewAsync(file, options, cancellationToken))
        {
            await book.StartWorksheetAsync($"Gruppe {roster.Group}", Layout(roster), cancellationToken);
            var heading = book.AddStyle(new Style { Font = { Bold = true } });
            foreach (var (index, row) in RosterFiles.Rows(roster).Index())
            {
                var cells = row.Select(text => index == 0 ? new StyledCell(text, heading) : new StyledCell(text, null)).ToArray();
                await book.AddRowAsync(cells, cancellationToken);
            }

            await book.FinishAsync(cancellationToken);
        }

        return file.ToArray();
    }

    // As wide as what is in them, and the headings stand still.
    private static WorksheetOptions Layout(Roster roster)
    {
        var layout = new WorksheetOptions { FrozenRows = 1 };
        var widths = RosterFiles.Rows(roster).SelectMany(row => row.Index()).GroupBy(cell => cell.Index, cell => cell.Item.Length);
        foreach (var column in widths)
        {
            layout.Column(column.Key + 1).Width = column.Max() + 2;
        }

        return layout;
    }
}
