using System.Text.Json.Nodes;

namespace Trial.Core.Record;

//  A row beside the record, version 1
//
//      row hash    SHA-256("trial/v1/row\n" || 32 random bytes || canonical row)
//
//      The random bytes are in the row and are erased with it: what is left in
//      the record then tells nothing.
//
//  Test vectors: tests/vectors/formats-v1.json, "rows"

/// <summary>What belongs to a body but may have to go one day: a reason, a message, a plan, exact times.</summary>
/// <param name="Random">32 random bytes, used once.</param>
/// <param name="Value">The row itself.</param>
public sealed record Detail(Digest Random, JsonObject Value)
{
    private static readonly byte[] Domain = "trial/v1/row\n"u8.ToArray();

    /// <summary>What the body says of this row.</summary>
    public Digest Hash => Digest.Of(Domain, Random.ToArray(), CanonicalJson.Format(Value));

    /// <summary>Says what it is, never what it holds.</summary>
    public override string ToString() => "a row beside the record";
}
