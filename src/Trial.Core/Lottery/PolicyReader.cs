using Trial.Core.Input;

namespace Trial.Core.Lottery;

/// <summary>Reads a policy's fields; whether it fits the ratio is for <see cref="PlanRules"/>.</summary>
internal static class PolicyReader
{
    /// <summary>The policy, or null where the reader has told why not.</summary>
    public static Policy? Read(Fields fields)
    {
        var design = fields.Line("design");
        Policy? policy = design switch
        {
            "permuted-blocks" => new Policy.PermutedBlocks(fields.Numbers("sizes")),
            "big-stick" => new Policy.BigStick(fields.Number("tolerance") ?? 0),
            "block-urn" => new Policy.BlockUrn(fields.Number("urn") ?? 0),
            "simple" => new Policy.Simple(),
            _ => null,
        };

        if (policy is null)
        {
            fields.Fault("design", "Must be permuted-blocks, big-stick, block-urn or simple.");
            return null;
        }

        fields.Done();
        return policy;
    }
}
