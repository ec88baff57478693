using System.Globalization;

namespace Trial.Functions.Tests.Players;

/// <summary>
/// Somebody who sees sizes, titles, headers, times and versions, and not what is in an answer. Of some people they know the arm, since
/// they are their own (ghosts): from those they learn what goes with which arm, and guess it of the others (naive Bayes).
/// </summary>
internal sealed class Eavesdropper
{
    private readonly Dictionary<(string Kind, string Value), (int Peers, int Others)> seen = [];
    private readonly Dictionary<string, List<double>> times = new(StringComparer.Ordinal);
    private (int Peers, int Others) known;

    /// <summary>Learns what was seen of somebody whose arm is known.</summary>
    public void Learn(bool isPeer, IReadOnlyDictionary<string, string> signs)
    {
        known = Add(known, isPeer);
        foreach (var sign in signs)
        {
            seen[(sign.Key, sign.Value)] = Add(seen.GetValueOrDefault((sign.Key, sign.Value)), isPeer);
        }
    }

    /// <summary>How likely it is that somebody of whom this was seen came into the peer arm.</summary>
    public double IsPeer(IReadOnlyDictionary<string, string> signs)
    {
        var odds = signs.Sum(sign =>
        {
            var (peers, others) = seen.GetValueOrDefault((sign.Key, sign.Value));
            return Math.Log((peers + 1.0) / (known.Peers + 2)) - Math.Log((others + 1.0) / (known.Others + 2));
        });
        return 1 / (1 + Math.Exp(-odds));
    }

    /// <summary>A time as a sign: in which quarter of the times before it lies.</summary>
    public string Quarter(string kind, TimeSpan took)
    {
        var before = times.TryGetValue(kind, out var list) ? list : times[kind] = [];
        var faster = before.Count(other => other < took.TotalMilliseconds);
        before.Add(took.TotalMilliseconds);
        return (4 * faster / before.Count).ToString(CultureInfo.InvariantCulture);
    }

    private static (int Peers, int Others) Add((int Peers, int Others) counts, bool isPeer) =>
        isPeer ? (counts.Peers + 1, counts.Others) : (counts.Peers, counts.Others + 1);
}
