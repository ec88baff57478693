namespace Trial.Cli;

/// <summary>A stream of a <see cref="Scratch"/> cannot be opened, written or read again.</summary>
/// <param name="message">What failed, as a sentence.</param>
/// <param name="inner">What the stream threw.</param>
internal sealed class ScratchException(string message, Exception inner) : Exception(message, inner)
{
    /// <summary>Wraps I/O errors, so that a full disk is not reported as a damaged export.</summary>
    internal static T Guard<T>(Func<T> act)
    {
        try
        {
            return act();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ScratchException(exception.Message, exception);
        }
    }

    /// <inheritdoc cref="Guard{T}(Func{T})"/>
    internal static void Guard(Action act) => Guard(() =>
    {
        act();
        return true;
    });
}
