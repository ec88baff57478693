using Trial.Core.Export;

namespace Trial.Core.Verify;

/// <summary>
/// Names a label by all the lines that carry it, so that lines of two tables with labels of their own can be compared: the name is the same
/// where the same lines share a label.
/// </summary>
internal sealed class SharedLabels
{
    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);

    /// <summary>The lines with their groups, then their pairs, named so.</summary>
    public IReadOnlyList<Allocation> Groups(IReadOnlyList<Allocation> lines) => Named(
        Named(lines, line => line.Group, (line, name) => line with { Group = name }),
        line => line.Pair, (line, name) => line with { Pair = name });

    /// <summary>The lines with those arms named so that nobody is known of.</summary>
    public IReadOnlyList<Allocation> Arms(IReadOnlyList<Allocation> lines, Func<string, bool> isKnown) => Named(
        lines, line => isKnown(line.Arm) ? "" : line.Arm, (line, name) => line with { Arm = name });

    private List<Allocation> Named(
        IReadOnlyList<Allocation> lines, Func<Allocation, string> label, Func<Allocation, string, Allocation> with)
    {
        var named = lines.Where(line => label(line).Length > 0).GroupBy(label).ToDictionary(
            shared => shared.Key,
            shared => Name(shared.Select(line => string.Join(',', (with(line, "") with { Pair = "" }).Cells))));
        return [.. lines.Select(line => named.TryGetValue(label(line), out var name) ? with(line, name) : line)];
    }

    private string Name(IEnumerable<string> lines)
    {
        var all = string.Join('\n', lines.Order(StringComparer.Ordinal));
        return names.TryGetValue(all, out var name) ? name : names[all] = $"{names.Count + 1}";
    }
}
