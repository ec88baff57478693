using Trial.Core.Export;
using Trial.Core.Record;

namespace Trial.Core.Verify;

/// <summary>Tells records of an earlier build of the program, in which draws commit to nobody: they cannot be checked.</summary>
public static class EarlierBuild
{
    /// <summary>Whether the first lot of this export's record commits to nobody. Reads the record up to there.</summary>
    public static bool Made(ExportFiles files)
    {
        try
        {
            return files.Has(AuditExport.Record) && FirstLot(files) is Act.Draw { Person: null };
        }
        catch (DamagedFileException)
        {
            return false; // the checks name it
        }
    }

    private static Act? FirstLot(ExportFiles files) => files.Pieces(AuditExport.Record, Lines.WholeLines)
        .SelectMany(piece => Lines.Split(piece) ?? [])
        .Select(line => Body.ParseLine(line.Span)?.Parse()?.Act)
        .FirstOrDefault(act => act is null or Act.Draw or Act.Referral);
}
