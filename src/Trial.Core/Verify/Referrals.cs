using System.Globalization;

using Trial.Core.Record;

namespace Trial.Core.Verify;

/// <summary>Notes when each person who waited for their lot signed up.</summary>
internal sealed class Referrals : RecordFold
{
    private readonly Dictionary<ParticipantId, Stamp> stamps = [];

    public override string Name => "referrals";

    /// <summary>Place and day of each.</summary>
    public IReadOnlyDictionary<ParticipantId, Stamp> Stamps => stamps;

    protected override string Extent => string.Create(CultureInfo.InvariantCulture, $"{stamps.Count} signed up and waited");

    protected override Finding.False? Fault(int index, Entry entry, Digest commitment)
    {
        if (entry.Act is Act.Referral referral)
        {
            stamps[referral.Participant] = entry.Stamp;
        }

        return null;
    }
}
