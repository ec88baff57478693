using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Trial.Core.Intake;

//  Challenge: ALTCHA's protocol, its first version, under open admission (docs/formats.md section 4)
//
//      key        = hex of HMAC-SHA-256(pepper, "trial/v1/challenge-key\n"), as ASCII
//      for        = the first 32 hex digits of HMAC-SHA-256(pepper, "trial/v1/challenge-for\n" || the token's 16 bytes)
//      salt       = 24 random hex digits, "?expires=", seconds since 1970, "&for=", for, "&"
//      challenge  = hex of SHA-256(salt || the number in decimal digits), the number random from 0 to 50,000
//      signature  = hex of HMAC-SHA-256(key, challenge)
//
//      To solve it is to find the number.  A solution is good for one token, and a token draws once: so no row records its use.
//
//  Test vectors: tests/vectors/challenges-v1.json, made by altcha-lib

/// <summary>Work for a browser before the lot, when the hour is unusual: to find the number that was hashed.</summary>
/// <param name="Sum">SHA-256 of salt and number, 64 hex digits.</param>
/// <param name="Salt">What is hashed before the number; says until when, and for which token.</param>
/// <param name="Signature">Shows that this service made it, 64 hex digits.</param>
public sealed record Challenge(string Sum, string Salt, string Signature)
{
    /// <summary>The only algorithm in use.</summary>
    public const string Algorithm = "SHA-256";

    /// <summary>The largest number. On average half as many hashes find it: a second or so on a phone.</summary>
    public const int MostNumber = 50_000;

    /// <summary>How many random bytes make a salt its own.</summary>
    public const int SaltBytes = 12;

    /// <summary>How long a solution is accepted.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(30);

    private static ReadOnlySpan<byte> KeyDomain => "trial/v1/challenge-key\n"u8;

    private static ReadOnlySpan<byte> TokenDomain => "trial/v1/challenge-for\n"u8;

    /// <summary>A challenge for the holder of <paramref name="token"/>.</summary>
    /// <param name="pepper">The study's.</param>
    /// <param name="token">Their token.</param>
    /// <param name="random"><see cref="SaltBytes"/> random bytes.</param>
    /// <param name="number">Random, from 0 to <see cref="MostNumber"/>.</param>
    /// <param name="now">It lasts from now.</param>
    public static Challenge Make(Digest pepper, Token token, ReadOnlySpan<byte> random, int number, DateTimeOffset now)
    {
        var until = (now + Lasts).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var salt = $"{Convert.ToHexStringLower(random)}?expires={until}&for={For(pepper, token)}&";
        var sum = SumOf(salt, number);
        return new Challenge(sum, salt, SignatureOf(pepper, sum));
    }

    /// <summary>As ALTCHA says it: <c>{algorithm, challenge, maxnumber, salt, signature}</c>.</summary>
    public JsonObject ToJson() => new()
    {
        ["algorithm"] = Algorithm,
        ["challenge"] = Sum,
        ["maxnumber"] = MostNumber,
        ["salt"] = Salt,
        ["signature"] = Signature,
    };

    internal static string For(Digest pepper, Token token) => Pepper.Hash(pepper, TokenDomain, token.ToArray()).ToString()[..32];

    internal static string SumOf(string salt, int number) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{salt}{number}"))));

    internal static string SignatureOf(Digest pepper, string sum) => Convert.ToHexStringLower(
        HMACSHA256.HashData(Encoding.ASCII.GetBytes(Pepper.Hash(pepper, KeyDomain, []).ToString()), Encoding.ASCII.GetBytes(sum)));
}
