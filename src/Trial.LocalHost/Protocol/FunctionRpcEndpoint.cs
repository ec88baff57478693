using Grpc.Core;

namespace Trial.LocalHost.Protocol;

/// <summary>What a worker calls.</summary>
internal sealed class FunctionRpcEndpoint(WorkerStream stream) : FunctionRpc.FunctionRpcBase
{
    public override Task EventStream(
        IAsyncStreamReader<StreamingMessage> requestStream,
        IServerStreamWriter<StreamingMessage> responseStream,
        ServerCallContext context) => stream.HoldAsync(requestStream, responseStream, context.CancellationToken);
}
