using System.Globalization;
using System.Text.RegularExpressions;

namespace Trial.Benchmarks;

/// <summary>
/// Single inserts of a row of 4 KiB by `pgbench` from 8 clients into Debian's PostgreSQL with its own settings, fsync on; in turns with
/// referrals from 8 tasks without a host, on SQLite.
/// </summary>
internal static partial class PostgreSql
{
    private const int Passes = 5;
    private const int Clients = 8;
    private const int People = 2_000;

    public static async Task RunAsync()
    {
        var programs = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").Order().Last()
            : throw new InvalidOperationException("PostgreSQL is not installed.");
        var folder = Directory.CreateTempSubdirectory("trial-postgres-");
        try
        {
            await Tool.SaysAsync("chown", ["postgres", folder.FullName]);
            await MeasureAsync(
                (program, arguments) => Tool.SaysAsync(
                    "runuser", ["-u", "postgres", "--", Path.Combine(programs, "bin", program), .. arguments], folder.FullName),
                folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task MeasureAsync(Func<string, string[], Task<string>> run, string folder)
    {
        await run("initdb", ["-D", "data", "--no-instructions"]);
        await run("pg_ctl", ["-D", "data", "-w", "-l", "log", "-o", $"-k {folder} -c listen_addresses=", "start"]);
        try
        {
            await run("psql", ["-h", folder, "-c", "CREATE TABLE row (key bigserial PRIMARY KEY, value bytea NOT NULL)", "postgres"]);
            await InsertAsync(run, folder);
        }
        finally
        {
            await run("pg_ctl", ["-D", "data", "-m", "immediate", "stop"]);
        }
    }

    private static async Task InsertAsync(Func<string, string[], Task<string>> run, string folder)
    {
        var script = Path.Combine(folder, "insert.sql");
        await File.WriteAllTextAsync(script, "INSERT INTO row (value) VALUES (decode(repeat(md5(random()::text), 256), 'hex'));\n");
        await using var study = await ActSpeed.WarmAsync((Passes + 1) * People);
        var (rates, acts) = (new List<double>(), new List<double>());
        for (var pass = 0; pass <= Passes; pass++)
        {
            var said = await run("pgbench", ["-h", folder, "-n", "-c", $"{Clients}", "-j", "1", "-T", "2", "-f", script, "postgres"]);
            rates.Add(double.Parse(Rate().Match(said).Groups[1].Value, CultureInfo.InvariantCulture));
            acts.Add(People / (await study.DrawAsync(Clients, People)).Clock.TotalSeconds);
        }

        Console.WriteLine();
        var (inserts, people) = (Middle.Of(rates[1..]), Middle.Of(acts[1..]));
        Console.WriteLine($"pgbench, {Clients} clients, a row of 4 KiB an INSERT: {inserts} a second");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"the act alone, {Clients} tasks: {people} a second, {people.Median / inserts.Median:N2} of it"));
    }

    [GeneratedRegex(@"^tps = ([0-9.]+)", RegexOptions.Multiline)]
    private static partial Regex Rate();
}
