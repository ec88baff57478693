using Trial.Application.Record;
using Trial.Core.Groups;

namespace Trial.Application.Stewards;

/// <summary>How a daily job stands.</summary>
/// <param name="Job">Which.</param>
/// <param name="Ran">The last day that it ran for; null for none yet.</param>
/// <param name="ByHand">When somebody had it run by hand after that; null for never.</param>
/// <param name="IsLate">A day has come due for which it did not run.</param>
public sealed record JobRun(DailyJob Job, JobRow? Ran, ByHandRow? ByHand, bool IsLate)
{
    // On the day of the first seal nothing is due yet; a demonstration notes that day as if the job had run, without words.
    internal static JobRun Of(DailyJob job, JobRow? row, ByHandRow? hand, DateOnly? sealedOn, DateOnly due)
    {
        var ran = row is { Danish: null } && row.Day <= sealedOn ? null : row;
        var byHand = hand is not null && ran is not null && job.Day(hand.At) < ran.Day ? null : hand;
        DateOnly?[] days = [ran?.Day, byHand is null ? null : job.Day(byHand.At), sealedOn];
        return new(job, ran, byHand, days.Max() is { } last ? last < due : ran is null);
    }
}
