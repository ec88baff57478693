using System.Text.Json.Nodes;

namespace Trial.Core.Tests;

/// <summary>The files of tests/vectors, which lie beside the test assembly.</summary>
internal static class Vectors
{
    public static JsonNode Read(string file) =>
        JsonNode.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "vectors", file)))!;

    public static IEnumerable<JsonObject> Formats(string name) =>
        Read("formats-v1.json")[name]!.AsArray().Select(vector => vector!.AsObject());

    public static string Text(this JsonNode vector, string field) => vector[field]!.GetValue<string>();

    public static byte[] Bytes(this JsonNode vector, string field) => Convert.FromHexString(vector.Text(field));

    public static Digest Digest(this JsonNode vector, string field) => new(vector.Bytes(field));
}
