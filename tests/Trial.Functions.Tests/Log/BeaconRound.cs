using System.Text.Json.Nodes;

namespace Trial.Functions.Tests.Log;

/// <summary>A round of drand's quicknet that is long past, from the vectors.</summary>
internal static class BeaconRound
{
    private static readonly JsonNode First =
        JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "vectors", "drand-quicknet.json")))!["rounds"]![0]!;

    public static int Number { get; } = First["round"]!.GetValue<int>();

    public static string Signature { get; } = First["signature"]!.GetValue<string>();
}
