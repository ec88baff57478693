namespace Trial.Core.Verify;

/// <summary>
/// Reads a file from its first byte to its last, in pieces that end where a part ends. Bytes after the last whole part are a piece.
/// It throws <see cref="DamagedFileException"/> when the file cannot be read to its end.
/// </summary>
public delegate IEnumerable<ReadOnlyMemory<byte>> FilePieces(WholeParts wholeParts);
