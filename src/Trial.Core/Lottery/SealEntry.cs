using System.Buffers;
using System.Globalization;
using System.Text;

namespace Trial.Core.Lottery;

//  The seal entry: entry 0 of the public log, in plain text
//
//      "trial/v1/seal\n" hex SHA-256(setup) "\n" beacon signature hex or "-" "\n" hex root "\n" leaves "\n"
//      hex SHA-256("trial/v1/list-key\n" || PRK) "\n"
//
//      signature   48 bytes, a point of BLS12-381's G1; "-" without a beacon
//      leaves      a power of two, in decimal
//
//  Test vectors: tests/vectors/formats-v1.json, "sealEntries"

/// <summary>What anchors a sealed list in the public log.</summary>
/// <param name="SetupHash">SHA-256 of setup.json.</param>
/// <param name="BeaconSignature">48 bytes in lower-case hexadecimal, or "" without a beacon.</param>
/// <param name="Root">The seal.</param>
/// <param name="Leaves">How many leaves it has.</param>
/// <param name="ListKeyCommitment">What the list key must hash to when it is revealed.</param>
public sealed record SealEntry(Digest SetupHash, string BeaconSignature, Digest Root, int Leaves, Digest ListKeyCommitment)
{
    private const string Domain = "trial/v1/seal";

    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdef");

    /// <summary>Writes the entry of a list whose key is known.</summary>
    /// <param name="setupHash">SHA-256 of setup.json.</param>
    /// <param name="beaconSignature">The announced round's signature, 48 bytes, or none.</param>
    /// <param name="root">The seal.</param>
    /// <param name="leaves">How many leaves it has.</param>
    /// <param name="prk">The list key, of which only its commitment is written.</param>
    public static string Format(Digest setupHash, byte[] beaconSignature, Digest root, int leaves, Digest prk) =>
        new SealEntry(setupHash, Convert.ToHexStringLower(beaconSignature), root, leaves, ListKey.Commitment(prk)).ToString();

    /// <summary>Reads exactly the text of an entry; null for anything else.</summary>
    public static SealEntry? Parse(string text)
    {
        if (text.Split('\n') is not [Domain, var setup, var signature, var root, var leaves, var key, ""]
            || !Digest.TryParse(setup, out var setupHash)
            || !IsSignature(signature)
            || !Digest.TryParse(root, out var rootHash)
            || !int.TryParse(leaves, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            || !int.IsPow2(count)
            || !Digest.TryParse(key, out var keyHash))
        {
            return null;
        }

        var entry = new SealEntry(setupHash, signature == "-" ? "" : signature, rootHash, count, keyHash);
        return entry.ToString() == text ? entry : null; // leading zeros of the count
    }

    /// <summary>The name that a draw gives the seal: SHA-256 of the entry.</summary>
    public static Digest Hash(string text) => Digest.Of(Encoding.UTF8.GetBytes(text));

    /// <summary>Whether this is 48 bytes in lower-case hexadecimal; whether they are a signature needs BLS.</summary>
    public static bool IsBeaconSignature(string? text) =>
        text is { Length: 2 * Quicknet.SignatureSize } && !text.AsSpan().ContainsAnyExcept(Hex);

    /// <summary>The text form.</summary>
    public override string ToString() =>
        $"{Domain}\n{SetupHash}\n{(BeaconSignature.Length == 0 ? "-" : BeaconSignature)}\n{Root}\n{Leaves}\n{ListKeyCommitment}\n";

    private static bool IsSignature(string text) => text == "-" || IsBeaconSignature(text);
}
