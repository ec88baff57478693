using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Trial.Core.Export;

/// <summary>
/// Labels that hold for one table only: they tell who shares a group, not which group, when it began, or which it was last time.
/// </summary>
internal static class Labels
{
    /// <summary>A label for each id, such as G01, in an order that the key alone decides.</summary>
    /// <param name="prefix">One capital letter.</param>
    /// <param name="ids">The ids; repeats count once.</param>
    /// <param name="key">32 random bytes, used for one table.</param>
    public static IReadOnlyDictionary<string, string> Of(string prefix, IEnumerable<string> ids, Digest key)
    {
        List<string> order = [.. ids.Distinct(StringComparer.Ordinal).OrderBy(id => Rank(key, prefix, id), StringComparer.Ordinal)];
        var width = Math.Max(2, order.Count.ToString(CultureInfo.InvariantCulture).Length);
        return order
            .Select((id, index) => (id, Label: prefix + (index + 1).ToString(CultureInfo.InvariantCulture).PadLeft(width, '0')))
            .ToDictionary(pair => pair.id, pair => pair.Label, StringComparer.Ordinal);
    }

    /// <summary>Whether a text is empty or could be a label with this prefix.</summary>
    public static bool IsLabel(string prefix, string text) =>
        text.Length == 0
            || (text.Length >= 3 && text.StartsWith(
                prefix, StringComparison.Ordinal) && !text.AsSpan(1).ContainsAnyExceptInRange('0', '9'));

    private static string Rank(Digest key, string prefix, string id) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key.ToArray(), Encoding.UTF8.GetBytes($"{prefix}\n{id}")));
}
