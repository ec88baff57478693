namespace Trial.Core;

/// <summary>A stream of a <see cref="Scratch"/> cannot be opened, written or read again.</summary>
public sealed class ScratchException : Exception
{
    /// <summary>Without a cause.</summary>
    public ScratchException()
    {
    }

    /// <param name="message">Words.</param>
    public ScratchException(string message)
        : base(message)
    {
    }

    /// <param name="message">Words.</param>
    /// <param name="innerException">What the stream threw.</param>
    public ScratchException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

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
