using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

using Trial.Core.Input;

namespace Trial.Core.Lottery;

//  What the service holds of a seal: service.json of the ceremony, and a list in a data folder's keys or in the vault
//
//      canonical JSON {"listKey","policy","policyRandom"}, then LF: the list key
//      and the 32 random bytes in hexadecimal, the policy as its canonical text.
//      The list key is null between the announcement and the round. Among the
//      keys it is the same JSON without the LF, with any spacing and escapes.

/// <summary>What opens a seal's envelopes and its policy. Its holder can read ahead.</summary>
/// <param name="ListKey">PRK; null until the beacon is known.</param>
/// <param name="Policy">The design of the lists.</param>
/// <param name="PolicyRandom">The 32 random bytes of the policy's commitment.</param>
[JsonConverter(typeof(Json))]
public sealed record ListSecret(Digest? ListKey, Policy Policy, Digest PolicyRandom)
{
    /// <summary>The bytes of service.json.</summary>
    public byte[] Format() => [.. CanonicalJson.Format(ToJson()), (byte)'\n'];

    /// <summary>Reads exactly the bytes of a service.json; null for anything else.</summary>
    public static ListSecret? Parse(ReadOnlySpan<byte> bytes) =>
        bytes is [.. var text, (byte)'\n'] && CanonicalJson.ParseObject(text) is { } json ? Read(json) : null;

    private static ListSecret? Read(JsonObject json)
    {
        var fields = new Fields(json);
        var listKey = fields.Digest("listKey");
        return fields.Text("policy") is { } text && Policy.Parse(Encoding.UTF8.GetBytes(text)) is { } policy
            && fields.Digest("policyRandom") is { } random && fields.NoneIsLeft && listKey is null == fields.IsNull("listKey")
                ? new(listKey, policy, random)
                : null;
    }

    /// <summary>Says what it is, never what it holds.</summary>
    public override string ToString() => "a list's secret";

    private JsonObject ToJson() => new()
    {
        ["listKey"] = ListKey?.ToString(),
        ["policy"] = Encoding.UTF8.GetString(Policy.Format()),
        ["policyRandom"] = PolicyRandom.ToString(),
    };

    private sealed class Json : JsonConverter<ListSecret>
    {
        public override ListSecret Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            JsonSerializer.Deserialize<JsonObject>(ref reader, options) is { } json && ListSecret.Read(json) is { } secret
                ? secret
                : throw new JsonException("It is not a list's secret.");

        public override void Write(Utf8JsonWriter writer, ListSecret value, JsonSerializerOptions options) =>
            value.ToJson().WriteTo(writer, options);
    }
}
