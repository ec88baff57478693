using System.Security.Cryptography;

namespace Trial.Core.Intake;

/// <summary>The keyed hash that stands for what a person holds. One pepper lasts the life of a study.</summary>
internal static class Pepper
{
    /// <summary>HMAC-SHA-256(<paramref name="pepper"/>, <paramref name="domain"/> ‖ <paramref name="message"/>).</summary>
    public static Digest Hash(Digest pepper, ReadOnlySpan<byte> domain, ReadOnlySpan<byte> message) =>
        new(HMACSHA256.HashData(pepper.ToArray(), (byte[])[.. domain, .. message]));
}
