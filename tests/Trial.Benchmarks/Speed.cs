using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;

namespace Trial.Benchmarks;

/// <summary>Prints how fast lists are sealed, beside what hashing alone takes in the same process.</summary>
internal static class Speed
{
    private const int Rounds = 3;

    private static readonly int[] Sizes = [10_000, 100_000, 1_000_000];

    /// <summary>With no argument both halves, each in a process of its own; "one" or "all" is one half.</summary>
    public static int Run(string[] cores)
    {
        switch (cores)
        {
            case []:
                return Math.Max(Again("one"), Again("all"));
            case ["one"]:
                // Threads inherit the core of the thread that starts them, so this comes before any other starts.
                Pin();
                Print("one core", () => Environment.CpuUsage.TotalTime);
                PrintCalls();
                return 0;
            case ["all"]:
                Print($"{Environment.ProcessorCount} cores", () => Stopwatch.GetElapsedTime(0));
                return 0;
            default:
                Console.Error.WriteLine("speed takes no argument, or 'one' or 'all'.");
                return 2;
        }
    }

    private static int Again(string cores)
    {
        using var process = Process.Start(Environment.ProcessPath!, [.. Assembly(), "speed", cores]);
        process.WaitForExit();
        return process.ExitCode;
    }

    // Under `dotnet x.dll` the process is dotnet, and wants to be told the assembly again.
    private static IEnumerable<string> Assembly() =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(Speed).Assembly.Location] : [];

    private static void Pin()
    {
        if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows())
        {
            using var self = Process.GetCurrentProcess();
            self.ProcessorAffinity = 1;
        }
    }

    // One core is timed by what this process was given of it, so that a busy machine tells the same; all cores by the clock on the wall.
    private static void Print(string heading, Func<TimeSpan> clock)
    {
        Console.WriteLine($"{heading,-12} envelopes/s     floor/s   time/floor   bytes kept   bytes allocated (an envelope)");
        WarmUp();
        foreach (var size in Sizes)
        {
            var load = new Load(size);
            var (seal, floor) = Best(load, clock);
            var (kept, allocated) = Memory(load);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{size,12:N0} {size / seal,11:N0} {size / floor,11:N0} {seal / floor,12:0.00} " +
                $"{kept / size,12:N0} {allocated / size,17:N0}"));
        }
    }

    // The compiler makes its best code only of what has run for a while.
    private static void WarmUp()
    {
        for (var round = 0; round < 10; round++)
        {
            new Load(Sizes[0]).Seal();
            Floor.Run(new Load(Sizes[0]));
        }
    }

    private static void PrintCalls()
    {
        const int Calls = 1_000_000;
        var (message, key, hash) = (new byte[65], new byte[32], new byte[32]);
        var sha = Seconds(() => Repeat(() => SHA256.HashData(message, hash)), () => Environment.CpuUsage.TotalTime);
        var hmac = Seconds(() => Repeat(() => HMACSHA256.HashData(key, message.AsSpan(0, 11), hash)), () => Environment.CpuUsage.TotalTime);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"SHA256.HashData of 65 bytes {Calls / sha:N0}/s, HMACSHA256.HashData of 11 bytes {Calls / hmac:N0}/s, on one core\n"));

        static void Repeat(Action call)
        {
            for (var i = 0; i < Calls; i++)
            {
                call();
            }
        }
    }

    // The shortest of several rounds, taken in turn: whatever else the machine does only makes a round longer.
    private static (double Seal, double Floor) Best(Load load, Func<TimeSpan> clock)
    {
        var (seal, floor) = (double.MaxValue, double.MaxValue);
        for (var round = 0; round < Rounds; round++)
        {
            floor = Math.Min(floor, Seconds(() => Floor.Run(load), clock));
            seal = Math.Min(seal, Seconds(() => load.Seal(), clock));
        }

        return (seal, floor);
    }

    private static double Seconds(Action work, Func<TimeSpan> clock)
    {
        GC.Collect();
        var start = clock();
        work();
        return (clock() - start).TotalSeconds;
    }

    private static (double Kept, double Allocated) Memory(Load load)
    {
        var (kept, allocated) = (GC.GetTotalMemory(forceFullCollection: true), GC.GetTotalAllocatedBytes(precise: true));
        var list = load.Seal();
        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        kept = GC.GetTotalMemory(forceFullCollection: true) - kept;
        GC.KeepAlive(list);
        return (kept, allocated);
    }
}
