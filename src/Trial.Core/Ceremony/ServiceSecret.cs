using System.Text;
using System.Text.Json.Nodes;

using Trial.Core.Lottery;

namespace Trial.Core.Ceremony;

//  What the service holds of a seal, service.json of the ceremony
//
//      canonical JSON {"listKey","policy","policyRandom"}, then LF: the list key
//      and the 32 random bytes in hexadecimal, the policy as its canonical text.
//      The list key is null between the announcement and the round.

/// <summary>What opens a seal's envelopes and its policy. Whoever holds it can read ahead.</summary>
/// <param name="ListKey">PRK; null until the beacon is known.</param>
/// <param name="Policy">The design of the lists.</param>
/// <param name="PolicyRandom">The 32 random bytes of the policy's commitment.</param>
public sealed record ServiceSecret(Digest? ListKey, Policy Policy, Digest PolicyRandom)
{
    /// <summary>The bytes of service.json.</summary>
    public byte[] Format() =>
    [
        .. CanonicalJson.Format(new JsonObject
        {
            ["listKey"] = ListKey?.ToString(),
            ["policy"] = Encoding.UTF8.GetString(Policy.Format()),
            ["policyRandom"] = PolicyRandom.ToString(),
        }),
        (byte)'\n',
    ];

    /// <summary>Reads exactly the bytes of a service.json; null for anything else.</summary>
    public static ServiceSecret? Parse(ReadOnlySpan<byte> bytes)
    {
        if (bytes is not [.. var text, (byte)'\n'] || CanonicalJson.ParseObject(text) is not { } json)
        {
            return null;
        }

        var faults = new List<SetupFault>();
        var fields = new FieldReader(json, "", faults);
        Digest? listKey = fields.IsNull("listKey") ? null : fields.Hash("listKey");
        var policy = Policy.Parse(Encoding.UTF8.GetBytes(fields.Text("policy")));
        var random = fields.Hash("policyRandom");
        fields.Done();
        return faults.Count == 0 && policy is not null ? new(listKey, policy, random) : null;
    }

    /// <summary>Says what it is, and nothing of what it holds.</summary>
    public override string ToString() => "a list's secret";
}
