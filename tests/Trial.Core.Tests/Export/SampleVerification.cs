using Trial.Application.Keys;
using Trial.Core.Export;
using Trial.Core.Verify;

namespace Trial.Core.Tests.Export;

/// <summary>The checks of an export, as `trial verify` makes them.</summary>
internal static class SampleVerification
{
    public static Verdict Run(IEnumerable<ExportFile> files, params IReadOnlyList<ReadOnlyMemory<byte>> receipts) =>
        Run(ExportFiles.Of(files), new Kept { Receipts = receipts });

    public static Verdict Run(ExportFiles files, Kept kept) => Verification.Run(files, kept, Ed25519.Verify);
}
