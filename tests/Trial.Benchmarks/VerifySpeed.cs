using System.Diagnostics;
using System.Globalization;

namespace Trial.Benchmarks;

/// <summary>
/// Prints how long `trial verify` takes for an audit export, and beside it somebody else's program (tests/thirdparty, in Go) for the same
/// zip.
/// </summary>
internal static class VerifySpeed
{
    private const int Rounds = 2;

    private static readonly int[] Sizes = [10_000, 100_000, 1_000_000];

    /// <summary>With arguments, the numbers of bodies; else 10^4 to 10^6.</summary>
    public static int Run(string[] sizes)
    {
        var folder = Directory.CreateTempSubdirectory("trial-");
        try
        {
            var go = BuildGo(folder.FullName);
            Console.WriteLine($"{Environment.ProcessorCount} cores, .NET {Environment.Version}, {Told("go", "version")}");
            Console.WriteLine("                       trial verify                    Go");
            Console.WriteLine("      bodies   zip MB       s  processor s    MB       s  processor s    MB   time/Go");
            foreach (var size in sizes.Length == 0 ? Sizes : [.. sizes.Select(size => int.Parse(size, CultureInfo.InvariantCulture))])
            {
                Print(folder, go, size);
            }

            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Print(DirectoryInfo folder, string go, int size)
    {
        var zip = new FileInfo(Path.Combine(folder.FullName, $"{size}.zip"));
        AuditLoad.Write(zip.FullName, size);
        var (ours, theirs) = (Measured.Worst, Measured.Worst);
        for (var round = 0; round < Rounds; round++)
        {
            ours = ours.Better(Measure("dotnet", [Path.Combine(AppContext.BaseDirectory, "trial.dll"), "verify", zip.FullName]));
            theirs = theirs.Better(Measure(go, [zip.FullName]));
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{size,12:N0} {zip.Length / 1e6,8:N0} {ours} {theirs} {ours.Seconds / theirs.Seconds,9:0.00}"));
        zip.Delete();
    }

    private static string BuildGo(string folder)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root!.FullName, "Trial.sln")))
        {
            root = root.Parent;
        }

        var program = Path.Combine(folder, "audit");
        using var build = Process.Start(new ProcessStartInfo("go", ["build", "-o", program, "./cmd/audit"])
        {
            WorkingDirectory = Path.Combine(root.FullName, "tests", "thirdparty"),
        })!;
        build.WaitForExit();
        return build.ExitCode == 0 ? program : throw new InvalidOperationException("The Go program does not build.");
    }

    private static string Told(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        return process.StandardOutput.ReadToEnd().TrimEnd();
    }

    // The most memory that the process ever held is read again and again, since nobody can ask once it has ended.
    private static Measured Measure(string program, IEnumerable<string> arguments)
    {
        var start = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var (most, processor) = (0L, TimeSpan.Zero);
        while (!process.WaitForExit(TimeSpan.FromMilliseconds(20)))
        {
            (most, processor) = Now(process) is var (memory, time) ? (Math.Max(most, memory), time) : (most, processor);
        }

        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return process.ExitCode == 0
            ? new(seconds, processor.TotalSeconds, most / 1e6)
            : throw new InvalidOperationException($"{program} found the export false: {process.StandardOutput.ReadToEnd()}");
    }

    private static (long Memory, TimeSpan Processor)? Now(Process process)
    {
        try
        {
            process.Refresh();
            return (process.PeakWorkingSet64, process.TotalProcessorTime);
        }
        catch (InvalidOperationException)
        {
            return null; // it ended just now
        }
    }

    private readonly record struct Measured(double Seconds, double Processor, double Megabytes)
    {
        public static Measured Worst { get; } = new(double.MaxValue, 0, 0);

        public override string ToString() =>
            string.Create(CultureInfo.InvariantCulture, $"{Seconds,7:0.0} {Processor,12:0.0} {Megabytes,5:N0}");

        public Measured Better(Measured other) => other.Seconds < Seconds ? other : this;
    }
}
