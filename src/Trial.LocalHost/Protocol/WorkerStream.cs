using System.Collections.Concurrent;
using System.Threading.Channels;
using Grpc.Core;

namespace Trial.LocalHost.Protocol;

/// <summary>The host's end of the one stream that a worker opens: questions with their answers, and log lines.</summary>
internal sealed class WorkerStream(string workerId, Action<RpcLog> log)
{
    private readonly Channel<StreamingMessage> outgoing =
        Channel.CreateUnbounded<StreamingMessage>(new UnboundedChannelOptions { SingleReader = true });

    private readonly ConcurrentDictionary<string, TaskCompletionSource<StreamingMessage>> asked = new();
    private readonly TaskCompletionSource opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool isClosed;

    /// <summary>Ends when the worker has opened its stream.</summary>
    public Task Opened => opened.Task;

    public bool IsOpen => opened.Task.IsCompleted && !isClosed;

    public void Tell(StreamingMessage message) => outgoing.Writer.TryWrite(message);

    /// <summary>Sends a message and waits for the one that answers it.</summary>
    /// <exception cref="IOException">The stream closed before the answer came.</exception>
    public async Task<StreamingMessage> AskAsync(StreamingMessage message)
    {
        var answer = new TaskCompletionSource<StreamingMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
        asked[message.RequestId] = answer;
        try
        {
            Tell(message);
            return isClosed ? throw Closed() : await answer.Task;
        }
        finally
        {
            asked.TryRemove(message.RequestId, out _);
        }
    }

    /// <summary>Holds the stream until the worker or the host ends it. Any other process's stream, or a second one, is refused.</summary>
    public async Task HoldAsync(
        IAsyncStreamReader<StreamingMessage> incoming, IServerStreamWriter<StreamingMessage> answers, CancellationToken cancellationToken)
    {
        if (!await incoming.MoveNext(cancellationToken) || incoming.Current.StartStream?.WorkerId != workerId || !opened.TrySetResult())
        {
            throw new Grpc.Core.RpcException(new Status(StatusCode.PermissionDenied, "This host has one worker, and it is another."));
        }

        var writing = WriteAsync(answers, cancellationToken);
        try
        {
            while (await incoming.MoveNext(cancellationToken))
            {
                Take(incoming.Current);
            }
        }
        finally
        {
            Close();
            await writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task WriteAsync(IServerStreamWriter<StreamingMessage> answers, CancellationToken cancellationToken)
    {
        await foreach (var message in outgoing.Reader.ReadAllAsync(cancellationToken))
        {
            await answers.WriteAsync(message, cancellationToken);
        }
    }

    private void Take(StreamingMessage message)
    {
        if (message.RpcLog is { } line)
        {
            log(line);
        }
        else if (asked.TryGetValue(message.RequestId, out var answer))
        {
            answer.TrySetResult(message);
        }
    }

    private void Close()
    {
        isClosed = true;
        outgoing.Writer.TryComplete();
        foreach (var answer in asked.Values)
        {
            answer.TrySetException(Closed());
        }
    }

    private static IOException Closed() => new("The app closed its stream.");
}
