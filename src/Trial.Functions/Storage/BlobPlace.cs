using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;

namespace Trial.Functions.Storage;

//  Get Blob and Put Blob of Blob Storage's REST interface, by identity
//
//      GET https://ACCOUNT.blob.core.windows.net/CONTAINER/NAME      200, or 404 x-ms-error-code: BlobNotFound
//      PUT the same address, x-ms-blob-type: BlockBlob               201

/// <summary>A blob in an account other than the rows': the anchor of a deployed study.</summary>
internal sealed class BlobPlace(Uri blob, TokenCredential identity, HttpPipelineTransport? transport = null) : IAnchorPlace
{
    private const string Version = "2021-12-02";

    private readonly HttpPipeline pipeline = HttpPipelineBuilder.Build(
        new Options(transport), new BearerTokenAuthenticationPolicy(identity, "https://storage.azure.com/.default"));

    /// <exception cref="StartException">The blob cannot be read: one sentence, and no reason to go on without it.</exception>
    public async Task<byte[]?> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var message = Message(RequestMethod.Get);
            await pipeline.SendAsync(message, cancellationToken);
            var isThere = message.Response.Status == 200;
            return isThere ? message.Response.Content.ToArray()
                : message.Response.Headers.TryGetValue("x-ms-error-code", out var code) && code == "BlobNotFound" ? null
                : throw new RequestFailedException(message.Response);
        }
        catch (Exception exception) when (exception is RequestFailedException or AggregateException or AuthenticationFailedException)
        {
            throw new StartException($"The anchor {blob} cannot be read: {exception.GetType().Name}.", exception);
        }
    }

    public async Task WriteAsync(byte[] anchor, CancellationToken cancellationToken)
    {
        using var message = Message(RequestMethod.Put);
        message.Request.Headers.Add("x-ms-blob-type", "BlockBlob");
        message.Request.Content = RequestContent.Create(anchor);
        await pipeline.SendAsync(message, cancellationToken);
        if (message.Response.Status != 201)
        {
            throw new RequestFailedException(message.Response);
        }
    }

    public override string ToString() => blob.ToString();

    private HttpMessage Message(RequestMethod method)
    {
        var message = pipeline.CreateMessage();
        message.Request.Method = method;
        message.Request.Uri.Reset(blob);
        message.Request.Headers.Add("x-ms-version", Version);
        return message;
    }

    private sealed class Options : ClientOptions
    {
        public Options(HttpPipelineTransport? transport)
        {
            Transport = transport ?? Transport;
            Retry.NetworkTimeout = TimeSpan.FromSeconds(10);
            Diagnostics.IsLoggingEnabled = Diagnostics.IsDistributedTracingEnabled = Diagnostics.IsTelemetryEnabled = false;
        }
    }
}
