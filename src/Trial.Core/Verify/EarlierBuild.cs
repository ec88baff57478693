using Trial.Core.Export;
using Trial.Core.Record;

namespace Trial.Core.Verify;

/// <summary>Recognises records of an earlier build, whose draws do not commit to people: they cannot be checked.</summary>
public static class EarlierBuild
{
    /// <summary>Whether the first lot of this export's record does not commit to a person. Reads the record up to there.</summary>
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
