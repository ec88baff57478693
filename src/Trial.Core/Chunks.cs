namespace Trial.Core;

/// <summary>Cuts a count of like steps into parts, which may be done on different cores.</summary>
internal static class Chunks
{
    // Large enough that what each part sets up (a keyed HMAC) does not show beside its steps.
    private const int Size = 1024;

    /// <summary>Parts start..end−1 that together are 0..count−1, in order.</summary>
    public static IEnumerable<(int Start, int End)> Of(int count)
    {
        for (var start = 0; start < count; start += Size)
        {
            yield return (start, Math.Min(count, start + Size));
        }
    }

    /// <summary>What <paramref name="make"/> makes of 0..count−1, in order.</summary>
    public static T[] Join<T>(int count, IWork work, Func<int, T> make) =>
        Join(count, work.Map(Of(count), part => MakePart(part.Start, part.End, make)));

    /// <summary>The parts one after the other: <paramref name="count"/> things.</summary>
    public static T[] Join<T>(int count, IEnumerable<T[]> parts)
    {
        var (made, next) = (new T[count], 0);
        foreach (var part in parts)
        {
            part.CopyTo(made, next);
            next += part.Length;
        }

        return made;
    }

    private static T[] MakePart<T>(int start, int end, Func<int, T> make)
    {
        var made = new T[end - start];
        for (var i = 0; i < made.Length; i++)
        {
            made[i] = make(start + i);
        }

        return made;
    }
}
