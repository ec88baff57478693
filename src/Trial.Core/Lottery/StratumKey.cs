using System.Globalization;

namespace Trial.Core.Lottery;

//  From the key of a stratum, K_s
//
//      DRBG_s    entropy || nonce = HKDF-Expand(K_s, "list", 48), cut after 32
//      n_pos     HKDF-Expand(K_s, "pos\n" || i, 32)       i: the envelope's number, from 1, in decimal
//      n_arm     HKDF-Expand(K_s, "arm\n" || i, 32)

/// <summary>Makes the words and nonces of one stratum. One thread at a time.</summary>
internal sealed class StratumKey(Digest key) : IDisposable
{
    private const int LongestName = 16;

    private readonly HkdfExpander expander = new(key);

    /// <summary>The words of the stratum's list, from the first.</summary>
    public WordStream Words()
    {
        Span<byte> seed = stackalloc byte[48];
        expander.Expand("list"u8, seed);
        return new WordStream(new HmacDrbg(seed[..32], seed[32..]));
    }

    /// <summary>The nonce that hides where envelope <paramref name="number"/> lies.</summary>
    public Digest PositionNonce(int number) => Nonce("pos\n"u8, number);

    /// <summary>The nonce that hides what envelope <paramref name="number"/> holds.</summary>
    public Digest ArmNonce(int number) => Nonce("arm\n"u8, number);

    public void Dispose() => expander.Dispose();

    private Digest Nonce(ReadOnlySpan<byte> name, int number)
    {
        Span<byte> info = stackalloc byte[LongestName];
        name.CopyTo(info);
        number.TryFormat(info[name.Length..], out var digits, provider: CultureInfo.InvariantCulture);
        return expander.Expand(info[..(name.Length + digits)]);
    }
}
