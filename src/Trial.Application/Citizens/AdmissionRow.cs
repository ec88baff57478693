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

    /// <summary>The hour of a moment, as the count's row says it.</summary>
    public static string HourOf(DateTimeOffset now) => now.UtcDateTime.ToString("yyyy-MM-dd'T'HH", CultureInfo.InvariantCulture);

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
        public SlipRow? Slip => Row is null ? null : RowJson.Parse<SlipRow>(Row);

        public override Admission Facts(StudyConfig config, Draft draft) => new Admission.BySlip(
            Slip is { Used: false } slip
            && (slip.HolderAt(draft.Now) ?? Holder) == Holder
            && draft.State.Sheets.GetValueOrDefault(slip.Sheet)?.IsGoodOn(draft.Today) == true);

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

    /// <summary>By anybody, up to the hour's cap.</summary>
    /// <param name="Row">Of the count; null before the first referral.</param>
    public sealed record OfHour(Row? Row) : AdmissionRow
    {
        private HourRow? Hour => Row is null ? null : RowJson.Parse<HourRow>(Row);

        public override Admission Facts(StudyConfig config, Draft draft) => new Admission.ByAnyone(config.HourlyCap, DrawnIn(draft.Now));

        public override Change Used(StudyConfig config, DateTimeOffset now)
        {
            var drawn = DrawnIn(now) + 1;
            var next = new HourRow(HourOf(now), drawn, drawn >= config.HourlyCap ? HourOf(now) : Hour?.Met);
            return Change.Put(Row, RowKeys.Hour, RowJson.Format(next));
        }

        private int DrawnIn(DateTimeOffset now) => Hour is { } hour && hour.Hour == HourOf(now) ? hour.Drawn : 0;
    }
}
