using System.Buffers;

namespace Trial.LocalHost.Http;

//  Kestrel averages the rate over the whole body, so a visitor who has sent much
//  may pause for hours, and functionTimeout would end the run as if the function were slow.
//
//  Its beginning is read before the app hears of the request: whoever sends a form byte by byte
//  keeps a connection here, and no run and no connection of the app. It waits for 64 KiB or the end.

/// <summary>The body of a request, as its visitor sends it. A pause of 30 seconds is 408.</summary>
internal sealed class VisitorBody(Stream body, TimeProvider clock) : Stream
{
    /// <summary>The most bytes that are held: no citizen's form is longer.</summary>
    public const int Beginning = 64 * 1024;

    private const int Piece = 4 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly MemoryStream held = new();

    /// <summary>Whether reading stopped while it waited for the visitor's next bytes.</summary>
    public bool IsCut { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Reads the whole body, or the beginning of a long one.</summary>
    /// <exception cref="BadHttpRequestException">It is malformed, or sent too slowly.</exception>
    public async Task HoldAsync(CancellationToken cancellationToken)
    {
        var piece = ArrayPool<byte>.Shared.Rent(Piece);
        try
        {
            for (var read = 1; read > 0 && held.Length < Beginning;)
            {
                var room = (int)Math.Min(Piece, Beginning - held.Length);
                read = await ReceiveAsync(piece.AsMemory(..room), cancellationToken);
                held.Write(piece.AsSpan(..read));
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
        }

        held.Position = 0;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        held.Position < held.Length ? held.Read(buffer.Span) : await ReceiveAsync(buffer, cancellationToken);

    private async ValueTask<int> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        using var pause = new CancellationTokenSource(Patience, clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(pause.Token, cancellationToken);
        try
        {
            return await body.ReadAsync(buffer, stop.Token);
        }
        catch (OperationCanceledException)
        {
            IsCut = true;
            cancellationToken.ThrowIfCancellationRequested();
            throw new BadHttpRequestException("The body stopped.", StatusCodes.Status408RequestTimeout);
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }
}
