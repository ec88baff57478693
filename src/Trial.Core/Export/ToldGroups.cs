using Trial.Core.Record;

namespace Trial.Core.Export;

/// <summary>Which group and pair a table may tell of whom: not in merged cells, and no label that fewer than five would carry.</summary>
internal sealed class ToldGroups
{
    private readonly IReadOnlyDictionary<ParticipantId, string> groups;
    private readonly IReadOnlyDictionary<ParticipantId, string> pairs;

    public ToldGroups(IReadOnlyDictionary<ParticipantId, Person> people, IReadOnlyList<Cell> cells, Digest labelKey)
    {
        List<ParticipantId> told = [.. cells
            .Where(cell => !cell.IsMerged)
            .SelectMany(cell => cell.People)
            .Where(person => !person.Erased)
            .Select(person => person.Id)];

        groups = Label("G", told, id => people.GetValueOrDefault(id)?.Group, labelKey);
        pairs = Label("F", told, id => people.GetValueOrDefault(id)?.Pair, labelKey);
    }

    /// <summary>The labels of one person; empty where there is nothing to tell.</summary>
    public (string Group, string Pair) Of(ParticipantId id) => (groups.GetValueOrDefault(id, ""), pairs.GetValueOrDefault(id, ""));

    private static Dictionary<ParticipantId, string> Label(
        string prefix, IEnumerable<ParticipantId> people, Func<ParticipantId, string?> of, Digest key)
    {
        var shared = people
            .Select(person => (Person: person, Id: of(person)))
            .Where(pair => pair.Id is not null)
            .GroupBy(pair => pair.Id!, StringComparer.Ordinal)
            .Where(together => together.Count() >= Cell.Least)
            .ToList();

        var labels = Labels.Of(prefix, shared.Select(together => together.Key), key);
        return shared
            .SelectMany(together => together.Select(pair => (pair.Person, Label: labels[together.Key])))
            .ToDictionary(pair => pair.Person, pair => pair.Label);
    }
}
