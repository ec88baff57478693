using System.Text;
using System.Text.Json.Nodes;

using Trial.Core.Input;

namespace Trial.Core.Export;

//  Line of openings.ndjson: one for every draw, in the order of the record
//
//      canonical JSON {"envelope","nArm","nPos","stratum"}; of the second seal and
//      later ones also "seal" (its number); then LF
//
//  With the arm of the draw's body it opens both commitments of the envelope's leaf.

/// <summary>The nonces of one envelope that was opened.</summary>
/// <param name="Seal">The seal's number, from 1.</param>
/// <param name="Stratum">The list it is from.</param>
/// <param name="Number">Its number there, from 1.</param>
/// <param name="NPos">The nonce of the place.</param>
/// <param name="NArm">The nonce of the arm.</param>
internal readonly record struct UsedEnvelope(int Seal, string Stratum, int Number, Digest NPos, Digest NArm)
{
    /// <summary>The line without its LF.</summary>
    public string ToLine()
    {
        var line = new JsonObject
        {
            ["envelope"] = Number,
            ["nArm"] = NArm.ToString(),
            ["nPos"] = NPos.ToString(),
            ["stratum"] = Stratum,
        };

        if (Seal > 1)
        {
            line["seal"] = Seal;
        }

        return Encoding.UTF8.GetString(CanonicalJson.Format(line));
    }

    /// <summary>Reads a line without its LF; null for any other spelling.</summary>
    public static UsedEnvelope? ParseLine(ReadOnlySpan<byte> line)
    {
        if (CanonicalJson.ParseObject(line) is not { } values)
        {
            return null;
        }

        var fields = new Fields(values);
        UsedEnvelope? read = fields.Text("stratum") is { } stratum
            && fields.Count("envelope") is { } number
            && fields.Digest("nPos") is { } nPos
            && fields.Digest("nArm") is { } nArm
                ? new UsedEnvelope(fields.Count("seal") ?? 1, stratum, number, nPos, nArm)
                : null;

        var isNamed = values.ContainsKey("seal"); // the first one is not
        return read is { Seal: var seal } && fields.NoneIsLeft && isNamed == seal > 1 ? read : null;
    }

    /// <summary>Says what it is, and nothing of what it holds.</summary>
    public override string ToString() => "an opened envelope";
}
