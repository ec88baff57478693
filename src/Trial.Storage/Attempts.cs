using Azure.Core;
using Azure.Core.Pipeline;

namespace Trial.Storage;

/// <summary>How often one request was sent: more than once means that an earlier one may have been stored.</summary>
internal sealed class Attempts
{
    /// <summary>The message property that holds the count.</summary>
    public const string Property = "trial.attempts";

    public int Count { get; private set; }

    /// <summary>Counts every time a message is sent.</summary>
    public sealed class Policy : HttpPipelineSynchronousPolicy
    {
        public override void OnSendingRequest(HttpMessage message)
        {
            if (message.TryGetProperty(Property, out var value) && value is Attempts attempts)
            {
                attempts.Count++;
            }
        }
    }
}
