namespace Trial.Core.Verify;

/// <summary>Holds the labels of an export against the ids they stand for: one label an id, and one id a label.</summary>
/// <param name="prefix">Of the labels.</param>
internal sealed class SameLabels(string prefix)
{
    private readonly Dictionary<string, string> labels = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> ids = new(StringComparer.Ordinal);

    /// <summary>Whether a label can stand for an id; without an id there is none.</summary>
    public bool Fits(string? id, string label)
    {
        if (id is null || !Export.Labels.IsLabel(prefix, label) || label.Length == 0)
        {
            return id is null && label.Length == 0;
        }

        labels.TryAdd(id, label);
        ids.TryAdd(label, id);
        return labels[id] == label && ids[label] == id;
    }
}
