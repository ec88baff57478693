namespace Trial.Core;

/// <summary>A UUID of version 8 (RFC 9562): the first 16 bytes of a hash, but for the six bits that say what it is.</summary>
public static class Uuid
{
    /// <summary>The UUID of a hash.</summary>
    public static Guid Of(Digest hash)
    {
        var id = hash.ToArray()[..16];
        id[6] = (byte)((id[6] & 0x0f) | 0x80);
        id[8] = (byte)((id[8] & 0x3f) | 0x80);
        return new Guid(id, bigEndian: true);
    }
}
