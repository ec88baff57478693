using System.Text.Json.Nodes;

using Trial.Core;
using Trial.Core.Input;
using Trial.Core.Record;

namespace Trial.Application.Record;

/// <summary>A row beside the record as it is stored: canonical JSON {"random","row"}.</summary>
public static class DetailRow
{
    public static byte[] Format(Detail detail) => CanonicalJson.Format(new JsonObject
    {
        ["random"] = detail.Random.ToString(),
        ["row"] = detail.Value.DeepClone(),
    });

    /// <exception cref="RecordFaultException">The row is not what was written there.</exception>
    public static Detail Parse(Row row) =>
        CanonicalJson.ParseObject(row.Value) is { Count: 2 } value
        && new Fields(value).Digest("random") is { } random
        && value["row"] is JsonObject content
            ? new Detail(random, content.DeepClone().AsObject())
            : throw new RecordFaultException($"The row {row.Key} is not well formed.");
}
