namespace Trial.Core;

/// <summary>A stream of a <see cref="Scratch"/> cannot be opened, written or read again.</summary>
/// <param name="message">In words.</param>
/// <param name="inner">What the stream threw.</param>
public sealed class ScratchException(string message, Exception inner) : Exception(message, inner)
{
    /// <summary>Does something with such a stream; what goes wrong there is no damage of the export that is being read.</summary>
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
