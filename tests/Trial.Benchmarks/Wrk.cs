using System.Globalization;
using System.Text.RegularExpressions;

namespace Trial.Benchmarks;

/// <summary>What Debian's `wrk` says of a second of requests: rate and waits.</summary>
internal sealed partial record Wrk(double Rate, TimeSpan P50, TimeSpan P99)
{
    private const string Referral =
        """
        local letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
        local places = { "A", "B", "C", "D", "E" }
        local times = { "A-tir", "B-ons", "C-tor", "D-man", "E-lor" }
        function init(args)
          math.randomseed(tonumber(args[1]))
          wrk.method = "POST"
          wrk.headers["Content-Type"] = "application/json"
        end
        function request()
          local token = {}
          for i = 1, 21 do local at = math.random(64); token[i] = letters:sub(at, at) end
          local last, place = math.random(4), math.random(5)
          token[22] = ("AQgw"):sub(last, last)
          return wrk.format(nil, nil, nil, '{"token":"' .. table.concat(token) .. '","stratum":"' .. places[place]
            .. '","slots":["' .. times[place] .. '"],"adult":true,"everydayLife":true,'
            .. '"understandsLottery":true,"consent":"da-1","language":"da"}')
        end
        """;

    /// <summary>Asks for a page so many seconds over so many connections.</summary>
    public static Task<Wrk> GetAsync(Uri address, int connections, int seconds) => RunAsync(address, connections, seconds, []);

    /// <summary>Sends referrals of new people so many seconds over so many connections.</summary>
    /// <exception cref="InvalidOperationException">One was refused, or wrk is not installed.</exception>
    public static Task<Wrk> ReferAsync(Uri address, int connections, int seconds) =>
        ScriptedAsync(address, connections, seconds, Referral, Random.Shared.Next().ToString(CultureInfo.InvariantCulture));

    /// <summary>Sends the same JSON so many seconds over so many connections.</summary>
    /// <exception cref="InvalidOperationException">It was refused, or wrk is not installed.</exception>
    public static Task<Wrk> PostAsync(Uri address, int connections, int seconds, string json) => ScriptedAsync(
        address, connections, seconds,
        $"wrk.method = \"POST\"\nwrk.headers[\"Content-Type\"] = \"application/json\"\nwrk.body = '{json}'\n", "");

    private static async Task<Wrk> ScriptedAsync(Uri address, int connections, int seconds, string script, string argument)
    {
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(path, script);
            return await RunAsync(address, connections, seconds, ["-s", path, "--", argument]);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static async Task<Wrk> RunAsync(Uri address, int connections, int seconds, string[] more)
    {
        var said = await Tool.SaysAsync("wrk", ["-t1", $"-c{connections}", $"-d{seconds}s", "--latency", $"{address}", .. more]);
        return said.Contains("Non-2xx", StringComparison.Ordinal) || said.Contains("Socket errors", StringComparison.Ordinal)
            ? throw new InvalidOperationException($"{address} refused some of the load:\n{said}")
            : new Wrk(double.Parse(RateLine().Match(said).Groups[1].Value, CultureInfo.InvariantCulture), Wait(said, 50), Wait(said, 99));
    }

    private static TimeSpan Wait(string said, int percent)
    {
        var found = Regex.Match(said, $@"^\s+{percent}%\s+([0-9.]+)(us|ms|s)$", RegexOptions.Multiline);
        var number = double.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture);
        return found.Groups[2].Value switch
        {
            "us" => TimeSpan.FromMicroseconds(number),
            "ms" => TimeSpan.FromMilliseconds(number),
            _ => TimeSpan.FromSeconds(number),
        };
    }

    [GeneratedRegex(@"^Requests/sec:\s+([0-9.]+)", RegexOptions.Multiline)]
    private static partial Regex RateLine();
}
