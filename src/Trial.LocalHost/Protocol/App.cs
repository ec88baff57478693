namespace Trial.LocalHost.Protocol;

/// <summary>A worker that is ready: where it takes HTTP requests, and its functions by name.</summary>
internal sealed record App(Uri Http, IReadOnlyList<Function> Functions);
