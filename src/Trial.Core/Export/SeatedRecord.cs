using Trial.Core.Record;

namespace Trial.Core.Export;

/// <summary>What a record and the rows beside it say of seats, and of the days on which people signed up.</summary>
/// <param name="Seats">Where people sat.</param>
/// <param name="Referred">The day on which each signed up who waited for their lot.</param>
internal sealed record SeatedRecord(Seats Seats, IReadOnlyDictionary<ParticipantId, DateOnly> Referred)
{
    /// <summary>Reads a record once.</summary>
    /// <param name="record">From the first body.</param>
    /// <param name="rows">Those beside it that tell of seats, by sequence, ascending.</param>
    /// <exception cref="ArgumentException">A row does not have its form.</exception>
    public static SeatedRecord Of(IEnumerable<Entry> record, IEnumerable<KeyValuePair<int, Detail>> rows)
    {
        var (seats, referred) = (new Seats(), new Dictionary<ParticipantId, DateOnly>());
        foreach (var (sequence, entry, row) in RowsBesideBodies.Both(record, rows))
        {
            seats.Take(sequence, entry, row);
            if (entry.Act is Act.Referral it)
            {
                referred.Add(it.Participant, entry.Stamp.At);
            }
        }

        return new(seats, referred);
    }

    /// <summary>Says what it is, and nothing of what it holds.</summary>
    public override string ToString() => "the seats of a study, and when people signed up";
}
