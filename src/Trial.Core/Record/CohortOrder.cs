using System.Security.Cryptography;

namespace Trial.Core.Record;

/// <summary>The order in which the people of a cohort are drawn (Lottery.CohortKey has its format).</summary>
public static class CohortOrder
{
    private static readonly Comparer<Digest> Ascending = Comparer<Digest>.Create((left, right) => left.CompareTo(right));

    /// <summary>Those of a cohort, the next to be drawn first.</summary>
    /// <param name="key">Of the cohort.</param>
    /// <param name="people">Its people, in any order.</param>
    /// <param name="idOf">The id of one.</param>
    public static IEnumerable<T> Of<T>(Digest key, IEnumerable<T> people, Func<T, ParticipantId> idOf) =>
        people.OrderBy(person => Place(key, idOf(person)), Ascending);

    private static Digest Place(Digest key, ParticipantId id)
    {
        Span<byte> bytes = stackalloc byte[ParticipantId.Size];
        id.CopyTo(bytes);
        return new Digest(HMACSHA256.HashData(key.ToArray(), bytes));
    }
}
