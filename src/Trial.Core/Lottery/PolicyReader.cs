namespace Trial.Core.Lottery;

/// <summary>Reads a policy's fields; whether it fits the ratio is for <see cref="PlanRules"/>.</summary>
internal static class PolicyReader
{
    /// <summary>The policy, or null where the reader has noted why not.</summary>
    public static Policy? Read(FieldReader fields)
    {
        var design = fields.Text("design");
        Policy? policy = design switch
        {
            "permuted-blocks" => new Policy.PermutedBlocks(fields.Numbers("sizes")),
            "big-stick" => new Policy.BigStick(fields.Number("tolerance")),
            "block-urn" => new Policy.BlockUrn(fields.Number("urn")),
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
