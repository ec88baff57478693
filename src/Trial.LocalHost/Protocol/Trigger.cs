namespace Trial.LocalHost.Protocol;

/// <summary>What starts a function.</summary>
internal abstract record Trigger
{
    private Trigger()
    {
    }

    /// <summary>A request on this route. No methods: all of them.</summary>
    internal sealed record Http(string Route, IReadOnlyList<string> Methods) : Trigger;

    /// <summary>The clock.</summary>
    internal sealed record Timer(string Schedule, bool RunsOnStartup, bool IsMonitored) : Trigger;
}
