namespace Trial.Core.Export;

/// <summary>One file of an export.</summary>
/// <param name="Name">Its name in the zip, such as record.ndjson or log/checkpoint.</param>
/// <param name="Bytes">All of it.</param>
public sealed record ExportFile(string Name, ReadOnlyMemory<byte> Bytes);
