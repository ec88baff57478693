using System.Text.Json.Nodes;

namespace Trial.Core.Record;

//  The receipt of somebody who waits for a lot, version 1 (docs/formats.md section 5)
//
//      JSON object of strings
//
//      format       "trial/v1/waiting"
//      setup, sealEntry, sealProof, open, nOpen, closedHash, promise    as in a receipt, of the referral's body

/// <summary>What somebody takes home whose lot is drawn by cohort: it proves that they signed up, before there is a lot.</summary>
public static class WaitingReceipt
{
    /// <summary>The value of the field "format".</summary>
    public const string FormatName = "trial/v1/waiting";

    /// <summary>Writes the receipt of one referral as canonical JSON.</summary>
    /// <param name="setup">The text of setup.json.</param>
    /// <param name="sealEntry">Its entry of the public log.</param>
    /// <param name="sealProof">That the log holds it, under the first checkpoint that does.</param>
    /// <param name="body">Of the referral.</param>
    /// <param name="promise">The signed note that the log will hold the body.</param>
    public static JsonObject Format(string setup, string sealEntry, string sealProof, Body body, string promise) => new()
    {
        ["format"] = FormatName,
        ["setup"] = setup,
        ["sealEntry"] = sealEntry,
        ["sealProof"] = sealProof,
        ["open"] = body.Open,
        ["nOpen"] = body.NOpen.ToString(),
        ["closedHash"] = body.ClosedHash.ToString(),
        ["promise"] = promise,
    };
}
