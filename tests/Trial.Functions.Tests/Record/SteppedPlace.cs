using Trial.Application.Record;

namespace Trial.Functions.Tests.Record;

/// <summary>A real place of the anchor, where something may happen before it is written.</summary>
internal sealed class SteppedPlace(IAnchorPlace place, Func<Task> step) : IAnchorPlace
{
    public bool IsElsewhere => place.IsElsewhere;

    public bool IsQuick => place.IsQuick;

    public Task<byte[]?> ReadAsync(CancellationToken cancellationToken) => place.ReadAsync(cancellationToken);

    public async Task WriteAsync(byte[] anchor, Func<byte[], bool> mayReplace, CancellationToken cancellationToken)
    {
        await step();
        await place.WriteAsync(anchor, mayReplace, cancellationToken);
    }
}
