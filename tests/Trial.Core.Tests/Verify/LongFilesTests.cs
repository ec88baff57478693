using Trial.Core.Export;
using Trial.Core.Tests.Export;
using Trial.Core.Verify;

namespace Trial.Core.Tests.Verify;

/// <summary>What was checked is what was summed: a long file is opened once.</summary>
public sealed class LongFilesTests
{
    private static readonly IReadOnlyList<ExportFile> Audit = AuditExport.Make(new SampleStudy().Open().Draw("A", 6).Audit(log: true));

    public static TheoryData<string> Passing => ["leaves", "log/entries", "openings.ndjson", "record.ndjson", "rows.ndjson"];

    [Theory]
    [MemberData(nameof(Passing))]
    public void Each_long_file_is_opened_once(string name)
    {
        var times = 0;
        Assert.Null(SampleVerification.Run(Opened(Audit, (each, bytes) =>
        {
            times += each == name ? 1 : 0;
            return bytes;
        }), new Kept()).FirstFalse);

        Assert.Equal(1, times);
    }

    // A file that is another when it is opened again.
    [Theory]
    [MemberData(nameof(Passing))]
    public void What_passes_by_is_what_is_summed(string name)
    {
        var times = 0;
        var verdict = SampleVerification.Run(Opened(Audit, (each, bytes) => each == name && times++ == 0 ? [] : bytes), new Kept());
        Assert.Equal("sums", verdict.FirstFalse?.Name);
    }

    // The platform failed, and the export is not to blame.
    [Theory]
    [InlineData("setup.json")]
    [MemberData(nameof(Passing))]
    public void A_read_that_fails_once_is_no_fault_of_the_export(string name)
    {
        var times = 0;
        var files = Opened(
            Audit, (each, bytes) => each == name && times++ == 0 ? throw new DamagedFileException("Too many open files") : bytes);

        Assert.Equal("Too many open files", Assert.Throws<DamagedFileException>(() => SampleVerification.Run(files, new Kept())).Message);
    }

    [Theory]
    [InlineData("setup.json")]
    [MemberData(nameof(Passing))]
    public void A_file_that_cannot_be_unpacked_is_named_by_the_sums(string name)
    {
        var files = Opened(Audit, (each, bytes) => each == name ? throw new DamagedFileException("cut short") : bytes);

        Assert.Equal(
            new Check("sums", new Finding.False(null, $"{name} cannot be unpacked")), SampleVerification.Run(files, new Kept()).FirstFalse);
    }

    private static ExportFiles Opened(IEnumerable<ExportFile> files, Func<string, byte[], byte[]> change) =>
        new(files.ToDictionary(file => file.Name, file => Changed(file, change), StringComparer.Ordinal));

    private static FilePieces Changed(ExportFile file, Func<string, byte[], byte[]> change) => wholeParts =>
        ExportFiles.Of([file with { Bytes = change(file.Name, file.Bytes.ToArray()) }]).Pieces(file.Name, wholeParts);
}
