using System.Security.Cryptography;

using Trial.Application.Record;
using Trial.Core;

namespace Trial.Application.Study;

//  The row of the study's configuration
//
//      {"config": {...}, "mac": hex HMAC-SHA-256(record key, "trial/v1/study\n" || config)}
//
//  No body of the record names the configuration, so its row carries a code as the head's does.

/// <summary>The stored configuration and its MAC: an edit by hand is detected.</summary>
public static class ConfigRow
{
    public static byte[] Format(StudyConfig config, Digest recordKey) => RowJson.Format(new Signed(config, Mac(config, recordKey)));

    /// <exception cref="RecordFaultException">The row was not written by this service.</exception>
    public static StudyConfig Parse(Row row, Digest recordKey) =>
        RowJson.Parse<Signed>(row) is var (config, mac) && Mac(config, recordKey) == mac
            ? config
            : throw new RecordFaultException($"The row {row.Key} was not written by this service.");

    private static string Mac(StudyConfig config, Digest recordKey) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(recordKey.ToArray(), (byte[])[.. "trial/v1/study\n"u8, .. RowJson.Format(config)]));

    private sealed record Signed(StudyConfig Config, string Mac);
}
