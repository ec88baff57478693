using System.Globalization;

using Trial.Core.Record;

namespace Trial.Core.Verify;

/// <summary>Notes the day on which each person who waited for their lot signed up.</summary>
internal sealed class Referrals : RecordFold
{
    private readonly Dictionary<ParticipantId, DateOnly> days = [];

    public override string Name => "referrals";

    /// <summary>The day of each.</summary>
    public IReadOnlyDictionary<ParticipantId, DateOnly> Days => days;

    protected override string Extent => string.Create(CultureInfo.InvariantCulture, $"{days.Count} signed up and waited");

    protected override Finding.False? Fault(int index, Entry entry, Digest commitment)
    {
        if (entry.Act is Act.Referral referral)
        {
            days[referral.Participant] = entry.Stamp.At;
        }

        return null;
    }
}
