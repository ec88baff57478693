namespace Trial.Functions.Tests;

/// <summary>A clock that stands still until it is moved.</summary>
internal sealed class ClockByHand : TimeProvider
{
    public DateTimeOffset Now { get; set; }

    public override DateTimeOffset GetUtcNow() => Now;
}
