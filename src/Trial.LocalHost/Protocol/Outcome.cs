namespace Trial.LocalHost.Protocol;

/// <summary>How a run of a function ended.</summary>
internal abstract record Outcome
{
    private Outcome()
    {
    }

    /// <summary>It returned: its text, the JSON of what it gave back, or "".</summary>
    internal sealed record Returned(string Words) : Outcome;

    /// <summary>It threw. <paramref name="Trace"/> says where, for the console.</summary>
    internal sealed record Failed(string Trace) : Outcome;

    /// <summary>It takes longer than functionTimeout allows. It was told to end, and may still run.</summary>
    internal sealed record Late : Outcome;

    /// <summary>It did not return, and nobody waits for it: it was cancelled, or the worker is gone.</summary>
    internal sealed record Abandoned : Outcome;
}
