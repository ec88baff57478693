using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Trial.LocalHost;

/// <summary>One run: the function, what started it, and what it gave back.</summary>
internal sealed class Invocation(Function function, IServiceProvider services, CancellationToken cancellationToken) : FunctionContext
{
    public override string InvocationId { get; } = Guid.NewGuid().ToString();

    public override FunctionDefinition FunctionDefinition => function;

    public override IServiceProvider InstanceServices { get; set; } = services;

    public override IDictionary<object, object> Items { get; set; } = new Dictionary<object, object>();

    public override CancellationToken CancellationToken => cancellationToken;

    /// <summary>Set when HTTP started the run.</summary>
    public HttpContext? Http { get; init; }

    /// <summary>Set when a timer started the run.</summary>
    public TimerInfo? Timer { get; init; }

    /// <summary>What the function gave back; null when it gave nothing or was not reached.</summary>
    public object? Result { get; private set; }

    public async Task RunAsync() => Result = await function.Call(this);
}
