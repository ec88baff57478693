using System.Globalization;

using Trial.Application.Record;
using Trial.Application.Study;
using Trial.Core;
using Trial.Core.Intake;

namespace Trial.Application.Citizens;

/// <summary>
/// The row that lets somebody in: their slip's, which is used up, or the hour's count, which goes up. Either way another referral in
/// between is a lost race.
/// </summary>
public abstract record AdmissionRow
{
    private AdmissionRow()
    {
    }

    /// <summary>What the rule decides by.</summary>
    public abstract Admission Facts(StudyConfig config, Draft draft);

    /// <summary>The change that belongs to a referral.</summary>
    public abstract Change Used(StudyConfig config, DateTimeOffset now);

    /// <summary>By slip.</summary>
    /// <param name="Row">The slip's; null when it is unknown, or when no slip was given.</param>
    /// <param name="Holder">What the row says when the slip is held for whoever asks now (<see cref="SlipHold.For"/>).</param>
    public sealed record OfSlip(Row? Row, Digest Holder) : AdmissionRow
    {
        /// <summary>What it says; null when the slip is unknown.</summary>
        public SlipRow? Slip { get; } = Row is null ? null : RowJson.Parse<SlipRow>(Row);

        /// <summary>Whether the person who asks now may come in with it.</summary>
        public bool IsGood(Draft draft) =>
            Slip is { Used: false } slip
            && (slip.HolderAt(draft.Now) ?? Holder) == Holder
            && draft.State.Sheets.GetValueOrDefault(slip.Sheet)?.IsGoodOn(draft.Today) == true;

        public override Admission Facts(StudyConfig config, Draft draft) => new Admission.BySlip(IsGood(draft));

        public override Change Used(StudyConfig config, DateTimeOffset now)
        {
            var used = Slip! with { Used = true, Month = SlipRow.MonthOf(now), Held = null };
            return new Change.Replace(Row!.Key, Row.ETag, RowJson.Format(used));
        }

        /// <summary>Whether it is held for whoever asks now.</summary>
        public bool IsHeld(DateTimeOffset now) => Slip?.HolderAt(now) == Holder;

        /// <summary>The change that holds it for them.</summary>
        public Change Hold(DateTimeOffset until) =>
            new Change.Replace(Row!.Key, Row.ETag, RowJson.Format(Slip! with { Held = new SlipHold(Holder, until) }));
    }

    /// <summary>
    /// By anybody, up to the cap of any hour: those of the last sixty minutes count, and of the five minutes before, in which somebody may
    /// have come less than an hour ago. So no clock's edge lets in twice as many.
    /// </summary>
    /// <param name="Row">Of the count; null before the first referral.</param>
    /// <param name="IsSolved">Whoever asks sends a solved challenge, and it is right.</param>
    public sealed record OfHour(Row? Row, bool IsSolved) : AdmissionRow
    {
        private const int Minutes = 5;

        private readonly HourRow? hour = Row is null ? null : RowJson.Parse<HourRow>(Row);

        public override Admission Facts(StudyConfig config, Draft draft) => At(config, draft.Now);

        /// <summary>What the rule decides by at a moment.</summary>
        public Admission.ByAnyone At(StudyConfig config, DateTimeOffset now) => new(
            config.HourlyCap, config.UnsolvedShare, Kept(hour?.Drawn, now).Values.Sum(), Kept(hour?.Unsolved, now).Values.Sum(), IsSolved);

        public override Change Used(StudyConfig config, DateTimeOffset now)
        {
            var (before, unsolved) = (At(config, now), Kept(hour?.Unsolved, now));
            unsolved = before is { IsUnusual: true, IsSolved: false } ? OneMore(unsolved, now) : unsolved;
            var after = before with { Drawn = before.Drawn + 1, Unsolved = unsolved.Values.Sum() };
            return Change.Put(Row, RowKeys.Hour, RowJson.Format(new HourRow(
                OneMore(Kept(hour?.Drawn, now), now),
                after.IsCapMet ? HourRow.HourOf(now) : hour?.Met,
                unsolved,
                after.IsUnusual ? HourRow.HourOf(now) : hour?.Unusual,
                after is { Share: > 0, IsShareMet: true } ? HourRow.HourOf(now) : hour?.UnsolvedMet)));
        }

        private static SortedDictionary<string, int> OneMore(SortedDictionary<string, int> people, DateTimeOffset now)
        {
            people[PartOf(now)] = people.GetValueOrDefault(PartOf(now)) + 1;
            return people;
        }

        // A clock that was set back forgets nobody: parts that are still to come count.
        private static SortedDictionary<string, int> Kept(IReadOnlyDictionary<string, int>? counted, DateTimeOffset now)
        {
            var first = PartOf(now.AddMinutes(-60));
            return new(
                (counted ?? new Dictionary<string, int>())
                    .Where(part => string.CompareOrdinal(part.Key, first) >= 0)
                    .ToDictionary(StringComparer.Ordinal),
                StringComparer.Ordinal);
        }

        private static string PartOf(DateTimeOffset now) =>
            now.UtcDateTime.AddMinutes(-(now.UtcDateTime.Minute % Minutes)).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
    }
}
