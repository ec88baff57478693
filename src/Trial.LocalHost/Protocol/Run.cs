namespace Trial.LocalHost.Protocol;

/// <summary>A run of a function that has begun.</summary>
/// <param name="Outcome">How it ended; known at the latest when the time that host.json allows is over.</param>
/// <param name="Ended">When it ended: a run may ignore its cancellation and go on.</param>
internal sealed record Run(Task<Outcome> Outcome, Task Ended);
