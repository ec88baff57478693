using System.Globalization;
using System.Security.Cryptography;
using System.Text;

using Trial.Core.Input;

namespace Trial.Core.Intake;

/// <summary>A solved <see cref="Challenge"/>, right or wrong, as a browser sends it.</summary>
/// <param name="Challenge">What was asked.</param>
/// <param name="Number">The number that was found.</param>
public sealed record Solution(Challenge Challenge, int Number)
{
    /// <summary>The longest text that is read, in characters.</summary>
    public const int Longest = 1024;

    private const int LongestSalt = 200;
    private const string ExpiresName = "?expires=";

    /// <summary>Reads base64 of the JSON <c>{algorithm, challenge, number, salt, signature}</c>; null when it is something else.</summary>
    public static Solution? Parse(string? text)
    {
        Span<byte> json = stackalloc byte[Longest];
        if (text is not { Length: <= Longest } || !Convert.TryFromBase64String(text, json, out var length))
        {
            return null;
        }

        var fields = FieldReader.Of(json[..length]);
        var solution = new Solution(
            new Challenge(
                fields.Text("challenge", 64, IsSum, isCode: true) ?? "",
                fields.Text("salt", LongestSalt, salt => Ascii.IsValid(salt), isCode: true) ?? "",
                fields.Text("signature", 64, IsSum, isCode: true) ?? ""),
            fields.Number("number", 0, Challenge.MostNumber) ?? 0);
        _ = fields.Text("algorithm", 16, name => name == Challenge.Algorithm);
        _ = fields.Number("took", 0, int.MaxValue, required: false); // ALTCHA's own solver tells how long, in milliseconds
        return fields.Faults().Count == 0 ? solution : null;
    }

    /// <summary>Whether the number is right, and this service made the challenge, for this token and not too long ago.</summary>
    public bool IsRight(Digest pepper, Token token, DateTimeOffset now) =>
        CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(Challenge.Signature), Encoding.ASCII.GetBytes(Challenge.SignatureOf(pepper, Challenge.Sum)))
        && Challenge.Sum == Challenge.SumOf(Challenge.Salt, Number)
        && Challenge.Salt.EndsWith($"&for={Challenge.For(pepper, token)}&", StringComparison.Ordinal)
        && Expires > now;

    // A salt that we signed has it.
    private DateTimeOffset Expires
    {
        get
        {
            var from = Challenge.Salt.IndexOf(ExpiresName, StringComparison.Ordinal) + ExpiresName.Length;
            var seconds = Challenge.Salt[from..Challenge.Salt.IndexOf('&', from)];
            return DateTimeOffset.FromUnixTimeSeconds(long.Parse(seconds, NumberStyles.None, CultureInfo.InvariantCulture));
        }
    }

    private static bool IsSum(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);

    /// <summary>Says what it is, never what it holds.</summary>
    public override string ToString() => "a solved challenge";
}
