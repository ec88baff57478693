using System.Buffers.Binary;
using System.Text;

namespace Trial.Core.Log;

//  Cosignature, after c2sp.org/tlog-cosignature, the Ed25519 kind
//
//      signature   u64 time || 64 bytes of Ed25519 over
//
//                  "cosignature/v1" LF
//                  "time " time LF
//                  the text of the checkpoint's note
//
//      time        seconds since 1970, at most 2^63 - 1
//
//  It says: at this time the largest tree that I have seen of this log, grown
//  from all that I saw before, is this one.

/// <summary>A witness's statement about a checkpoint, as a line of its note.</summary>
public static class Cosignature
{
    private const int TimeSize = sizeof(ulong);

    /// <summary>The signer of a witness that says so at <paramref name="time"/>.</summary>
    /// <param name="key">Of type 04.</param>
    /// <param name="time">Seconds since 1970.</param>
    /// <param name="ed25519">Signs with the witness's private key.</param>
    public static NoteSigner Signer(VerifierKey key, long time, SignBytes ed25519) => new(
        key,
        text =>
        {
            var signature = new byte[TimeSize];
            BinaryPrimitives.WriteInt64BigEndian(signature, time);
            return [.. signature, .. ed25519(Message(time, text))];
        });

    /// <summary>When a line of a witness was signed, in seconds since 1970; null where it holds no time. Verify the line first.</summary>
    public static long? Time(NoteSignature line) =>
        BinaryPrimitives.TryReadInt64BigEndian(line.Signature, out var time) && time >= 0 ? time : null;

    /// <summary>Whether <paramref name="signature"/> is the witness's over <paramref name="text"/> at the time that stands in it.</summary>
    internal static bool Verify(ReadOnlySpan<byte> key, ReadOnlySpan<byte> text, ReadOnlySpan<byte> signature, VerifyEd25519 ed25519) =>
        BinaryPrimitives.TryReadInt64BigEndian(signature, out var time)
        && time >= 0
        && ed25519(key, Message(time, text), signature[TimeSize..]);

    private static byte[] Message(long time, ReadOnlySpan<byte> text) =>
        [.. Encoding.UTF8.GetBytes($"cosignature/v1\ntime {Spelling.Format(time)}\n"), .. text];
}
