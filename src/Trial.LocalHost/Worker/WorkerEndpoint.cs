using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Trial.LocalHost.Protocol;

namespace Trial.LocalHost.Worker;

/// <summary>The loopback port where the worker opens its stream: gRPC, HTTP/2 without TLS.</summary>
internal sealed class WorkerEndpoint(WebApplication app) : IAsyncDisposable
{
    public Uri Address { get; } = new(
        app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    public static async Task<WorkerEndpoint> StartAsync(WorkerStream stream)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddRouting().AddSingleton(stream);
        builder.Services.AddGrpc(grpc => grpc.MaxReceiveMessageSize = null);

        var app = builder.Build();
        app.MapGrpcService<FunctionRpcEndpoint>();
        await app.StartAsync();
        return new WorkerEndpoint(app);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
