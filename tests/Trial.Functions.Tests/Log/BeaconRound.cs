using System.Text.Json.Nodes;

namespace Trial.Functions.Tests.Log;

/// <summary>Rounds of drand's quicknet that are long past, from the vectors.</summary>
internal static class BeaconRound
{
    private static readonly JsonArray Rounds =
        JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "vectors", "drand-quicknet.json")))!["rounds"]!.AsArray();

    public static int Number { get; } = Of(seal: 1).Number;

    public static string Signature { get; } = Of(seal: 1).Signature;

    /// <summary>That of one list: each has a later one.</summary>
    public static (int Number, string Signature) Of(int seal) =>
        (Rounds[seal - 1]!["round"]!.GetValue<int>(), Rounds[seal - 1]!["signature"]!.GetValue<string>());
}
