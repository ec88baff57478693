using System.Text.Json.Nodes;

namespace Trial.Core.Tests.Intake;

/// <summary>tests/vectors/formats-v1.json, written by an independent program in another language.</summary>
internal static class FormatVectors
{
    private static readonly JsonObject All =
        JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "vectors", "formats-v1.json")))!.AsObject();

    public static IEnumerable<JsonObject> Of(string name) => All[name]!.AsArray().Select(vector => vector!.AsObject());

    public static string Text(this JsonObject vector, string field) => vector[field]!.GetValue<string>();

    public static Digest Pepper(this JsonObject vector) => new(Convert.FromHexString(vector.Text("pepper")));
}
