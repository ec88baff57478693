using Trial.Application.Study;
using Trial.Core.Log;
using Trial.Core.Lottery;
using Trial.Core.Record;

namespace Trial.Application.Citizens;

/// <summary>What a receipt is made of, beside the person's promise.</summary>
/// <param name="Seal">That the receipt names.</param>
/// <param name="Proof">That the log holds the seal, under the first checkpoint that does.</param>
/// <param name="Body">Of the draw, or of the referral before it.</param>
/// <param name="Opening">The envelope, where it is open already.</param>
public sealed record LotSource(Seal Seal, TlogProof Proof, Body Body, Opening? Opening = null)
{
    /// <summary>Says what it is, never what it holds.</summary>
    public override string ToString() => "what a receipt is made of";
}
