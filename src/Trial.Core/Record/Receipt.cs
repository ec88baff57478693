using System.Text.Json.Nodes;

using Trial.Core.Lottery;

namespace Trial.Core.Record;

//  The receipt, version 1 (docs/formats.md section 5)
//
//      JSON object, strings unless said otherwise
//
//      format       "trial/v1/receipt"
//      setup        the text of setup.json
//      sealEntry    entry 0 of the public log
//      sealProof    tlog-proof of the seal entry under the first checkpoint that holds it
//      leaf         integer: index among the sorted leaves
//      cPos, nArm   hex
//      arm          its letter
//      path         hex siblings, the leaf's first
//      open         the body's open part, its exact text
//      nOpen        hex
//      closedHash   hex
//      promise      signed note: the log holds the body by a day

/// <summary>What a participant takes home: it proves that their arm lay in the sealed set and is what the record says.</summary>
public static class Receipt
{
    /// <summary>The value of the field "format".</summary>
    public const string FormatName = "trial/v1/receipt";

    /// <summary>Writes a receipt of one draw as canonical JSON.</summary>
    /// <param name="setup">The text of setup.json.</param>
    /// <param name="sealEntry">Its entry of the public log.</param>
    /// <param name="sealProof">That the log holds it, under the first checkpoint that does.</param>
    /// <param name="opening">The envelope.</param>
    /// <param name="body">Of the draw.</param>
    /// <param name="promise">The signed note that the log will hold the body.</param>
    public static JsonObject Format(string setup, string sealEntry, string sealProof, Opening opening, Body body, string promise) => new()
    {
        ["format"] = FormatName,
        ["setup"] = setup,
        ["sealEntry"] = sealEntry,
        ["sealProof"] = sealProof,
        ["leaf"] = opening.LeafIndex,
        ["cPos"] = opening.CPos.ToString(),
        ["nArm"] = opening.NArm.ToString(),
        ["arm"] = opening.Arm.ToString(),
        ["path"] = new JsonArray([.. opening.Path.Select(sibling => (JsonNode)sibling.ToString())]),
        ["open"] = body.Open,
        ["nOpen"] = body.NOpen.ToString(),
        ["closedHash"] = body.ClosedHash.ToString(),
        ["promise"] = promise,
    };
}
