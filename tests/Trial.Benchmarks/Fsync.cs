using System.Diagnostics;

using Trial.Core;

namespace Trial.Benchmarks;

/// <summary>Appends of 4 KiB, each on the disk before the next: what nobody who keeps a promise can do without.</summary>
internal static class Fsync
{
    public static (TimeSpan P50, TimeSpan P99) Measure(int appends)
    {
        var path = Path.GetTempFileName();
        try
        {
            using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
            var bytes = new byte[4096];
            var waits = new TimeSpan[appends];
            for (var append = 0; append < appends; append++)
            {
                var began = Stopwatch.GetTimestamp();
                file.Write(bytes);
                file.Flush(flushToDisk: true);
                waits[append] = Stopwatch.GetElapsedTime(began);
            }

            Array.Sort(waits);
            return (Percentile.Of(waits, 50), Percentile.Of(waits, 99));
        }
        finally
        {
            File.Delete(path);
        }
    }
}
