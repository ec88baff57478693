using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

using Trial.Application.Record;

namespace Trial.Storage;

/// <summary>A blob in an account other than the rows': the anchor of a deployed study, by identity.</summary>
internal sealed class BlobPlace(Uri address, TokenCredential identity, HttpPipelineTransport? transport = null) : IAnchorPlace
{
    private const int Attempts = 5;

    private readonly BlobClient blob = new(address, identity, Options(transport));

    public bool IsElsewhere => true;

    public bool IsQuick => false;

    /// <exception cref="StartException">The blob cannot be read: one sentence, and no reason to go on without it.</exception>
    public async Task<byte[]?> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await blob.DownloadContentAsync(cancellationToken)).Value.Content.ToArray();
        }
        catch (RequestFailedException exception) when (exception.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return null;
        }
        catch (Exception exception) when (exception is RequestFailedException or AggregateException or AuthenticationFailedException)
        {
            throw new StartException($"The anchor {address} cannot be read: {exception.GetType().Name}.", exception);
        }
    }

    /// <exception cref="RequestFailedException">It cannot be written, or others were first again and again.</exception>
    public async Task WriteAsync(byte[] anchor, Func<byte[], bool> mayReplace, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await ReplaceAsync(anchor, mayReplace, cancellationToken);
                return;
            }
            catch (RequestFailedException exception) when (attempt < Attempts
                && (exception.ErrorCode == BlobErrorCode.ConditionNotMet || exception.ErrorCode == BlobErrorCode.BlobAlreadyExists))
            {
                // Another process was first.
            }
        }
    }

    private async Task ReplaceAsync(byte[] anchor, Func<byte[], bool> mayReplace, CancellationToken cancellationToken)
    {
        var conditions = new BlobRequestConditions();
        try
        {
            var kept = (await blob.DownloadContentAsync(cancellationToken)).Value;
            conditions.IfMatch = kept.Details.ETag;
            if (!mayReplace(kept.Content.ToArray()))
            {
                return;
            }
        }
        catch (RequestFailedException exception) when (exception.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            conditions.IfNoneMatch = ETag.All;
        }

        var options = new BlobUploadOptions { Conditions = conditions };
        await blob.UploadAsync(BinaryData.FromBytes(anchor), options, cancellationToken);
    }

    public override string ToString() => address.ToString();

    private static BlobClientOptions Options(HttpPipelineTransport? transport)
    {
        var options = new BlobClientOptions
        {
            Diagnostics = { IsLoggingEnabled = false, IsDistributedTracingEnabled = false, IsTelemetryEnabled = false },
            Retry = { NetworkTimeout = TimeSpan.FromSeconds(10) },
        };
        options.Transport = transport ?? options.Transport;
        return options;
    }
}
