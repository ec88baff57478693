using System.Globalization;

using Trial.Application.Record;
using Trial.Application.Study;
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
    public sealed record OfSlip(Row? Row) : AdmissionRow
    {
        private SlipRow? Slip => Row is null ? null : RowJson.Parse<SlipRow>(Row);

        public override Admission Facts(StudyConfig config, Draft draft) => new Admission.BySlip(
            Slip is { Used: false } slip && draft.State.Sheets.GetValueOrDefault(slip.Sheet)?.IsGoodOn(draft.Today) == true);

        public override Change Used(StudyConfig config, DateTimeOffset now)
        {
            var used = Slip! with { Used = true, Month = SlipRow.MonthOf(now) };
            return new Change.Replace(Row!.Key, Row.ETag, RowJson.Format(used));
        }
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
