using System.Buffers.Binary;
using System.Text;
using Trial.Core.Record;

namespace Trial.Core.Verify;

/// <summary>
/// What bodies say about each participant, draw and group: noted as the record passes by and checked one after the other at its end, so
/// that nothing has to stay in memory.
/// </summary>
/// <param name="work">Sorts what may be too large to keep in memory.</param>
internal sealed class Histories(IWork work)
{
    private readonly ISort<Moment> moments = work.Sort<Moment>();

    private enum Kind : byte
    {
        Participant,
        Draw,
        Group,
    }

    /// <summary>Takes what the next body of the record says.</summary>
    public void Take(int sequence, Act act)
    {
        if (Mention.Of(act) is not { } mention)
        {
            return;
        }

        var (kind, key) = Thing(act);
        moments.Add(new(key, sequence, mention, kind));
        if (act is Act.Draw)
        {
            moments.Add(new(Key(sequence), sequence, new Mention(Said.Draw), Kind.Draw));
        }
    }

    /// <summary>The first body that the earlier ones do not allow; null when all are allowed. No body can be taken afterwards.</summary>
    public (int Sequence, string Reason)? FirstFault()
    {
        var (first, why) = (int.MaxValue, (string?)null);
        var (before, standing) = (default(Moment), (Standing?)null);
        foreach (var moment in moments.Sorted())
        {
            standing = moment.IsOfSame(before) ? standing : null;
            if (moment.Sequence < first && moment.Mention.Refusal(standing) is { Why: var reason })
            {
                (first, why) = (moment.Sequence, reason);
            }

            (before, standing) = (moment, moment.Mention.After(standing));
        }

        return why is null ? null : (first, why);
    }

    private static (Kind Kind, Digest Key) Thing(Act act) => act switch
    {
        Act.Referral it => (Kind.Participant, Key(it.Participant)),
        Act.Draw it => (Kind.Participant, Key(it.Participant)),
        Act.Withdraw it => (Kind.Participant, Key(it.Participant)),
        Act.Availability it => (Kind.Participant, Key(it.Participant)),
        Act.Correction it => (Kind.Draw, Key(it.Of)),
        _ => (Kind.Group, Digest.Of(Encoding.UTF8.GetBytes(Mention.Group(act)!))),
    };

    private static Digest Key(ParticipantId id)
    {
        Span<byte> key = stackalloc byte[Digest.Size];
        key.Clear();
        id.CopyTo(key);
        return new Digest(key);
    }

    private static Digest Key(int sequence)
    {
        Span<byte> key = stackalloc byte[Digest.Size];
        key.Clear();
        BinaryPrimitives.WriteInt32BigEndian(key, sequence);
        return new Digest(key);
    }

    private readonly record struct Moment(Digest Key, int Sequence, Mention Mention, Kind Kind) : IComparable<Moment>
    {
        public bool IsOfSame(Moment other) => (Kind, Key) == (other.Kind, other.Key);

        public int CompareTo(Moment other) =>
            Kind != other.Kind ? Kind.CompareTo(other.Kind)
            : Key != other.Key ? Key.CompareTo(other.Key)
            : Sequence.CompareTo(other.Sequence);
    }
}
