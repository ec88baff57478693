using Trial.Core.Verify;

namespace Trial.Cli;

/// <summary>Reads an export for its checks; on a terminal, a bar on standard error shows how much was read.</summary>
internal static class VerifyProgress
{
    private const int Kibibyte = 1024;

    /// <param name="zip">A zip without <see cref="ExportZip.Fault(FileInfo)"/>.</param>
    /// <param name="check">What is done with the files.</param>
    public static T Of<T>(FileInfo zip, Func<ExportFiles, T> check) =>
        Progress.Of("KiB read", (int)(ExportZip.Length(zip) / Kibibyte) + 1, progress =>
        {
            var read = 0L;
            return check(ExportZip.Read(
                zip, progress is null ? null : count => progress.Report((int)(Interlocked.Add(ref read, count) / Kibibyte))));
        });
}
