using System.Security.Cryptography;
using System.Text;

namespace Trial.Core.Export;

//  The arms of a blinded table
//
//      X is the arm with the lowest HMAC-SHA-256(key, "trial/v1/blinding\n" || study || "\n" || arm), Y the next, then Z
//
//  One random key for the life of a study: X is the same arm in all its tables.
//  Where the ratio is not 1:1 the numbers themselves tell which is which.

/// <summary>Which letter stands for which arm in the blinded tables of one study.</summary>
public sealed class Blinding
{
    private const string Letters = "XYZWVUTSRQPONMLKJIHGFEDCBA";

    private readonly string[] order;

    /// <summary>Lays the letters.</summary>
    /// <param name="key">32 random bytes, secret, the same for the life of the study.</param>
    /// <param name="study">The study's name.</param>
    /// <param name="arms">Every arm, at most 26.</param>
    public Blinding(Digest key, string study, IEnumerable<string> arms) =>
        order = [.. arms.OrderBy(arm => Rank(key, study, arm), StringComparer.Ordinal)];

    /// <summary>The letters in use, in their order.</summary>
    public IReadOnlyList<string> All => [.. order.Select(this.For)];

    /// <summary>The letter of an arm of the study.</summary>
    public string For(string arm) => Letters[Array.IndexOf(order, arm)..][..1];

    private static string Rank(Digest key, string study, string arm) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key.ToArray(), Encoding.UTF8.GetBytes($"trial/v1/blinding\n{study}\n{arm}")));
}
