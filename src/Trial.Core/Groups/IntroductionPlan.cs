using System.Text.Json.Serialization;

using Trial.Core.Input;

namespace Trial.Core.Groups;

/// <summary>
/// Where and when people can hear of the study before they sign up, and whom they can call: the row beside the last body.
/// </summary>
/// <param name="Place">What the house is called and its address, in words of staff; at most 80 characters.</param>
/// <param name="Date">The day.</param>
/// <param name="Time">When it begins.</param>
/// <param name="Call">Who answers the telephone, as they want to be called; at most 40 characters.</param>
/// <param name="Telephone">Their number, digits and spaces, perhaps a plus before it; at most 20 characters.</param>
public sealed record IntroductionPlan(
    string Place, DateOnly Date, [property: JsonConverter(typeof(TimeJson))] TimeOnly Time, string Call, string Telephone)
{
    private static readonly string[] Others = ["place", "date", "time", "call", "telephone"];

    private const int MostDays = 731;
    private const int LongestCall = 40;
    private const int LongestTelephone = 20;

    /// <summary>When it begins, by the clock in Copenhagen.</summary>
    [JsonIgnore]
    public DateTime Begins => Date.ToDateTime(Time);

    /// <summary>
    /// Reads a plan, or a change: then fields that are left out keep what <paramref name="current"/> says, and <c>cancelled</c> calls the
    /// meeting off, alone.
    /// </summary>
    /// <param name="utf8">The JSON.</param>
    /// <param name="current">The plan that is changed; null for a new one.</param>
    /// <param name="today">In Copenhagen: no meeting is planned before it.</param>
    /// <param name="closed">Days on which nobody meets.</param>
    /// <returns>The plan, and whether the meeting is called off; or every fault.</returns>
    public static (IntroductionPlan? Plan, bool IsCancelled, IReadOnlyList<Fault> Faults) Read(
        ReadOnlySpan<byte> utf8, IntroductionPlan? current, DateOnly today, ClosedDays closed)
    {
        var (fields, isNew) = (FieldReader.Of(utf8), current is null);
        var place = SlotReader.Place(fields, isNew);
        var date = fields.Parsed<DateOnly>("date", Iso.TryDate, isNew);
        var time = fields.Parsed<TimeOnly>("time", Iso.TryTime, isNew);
        var call = fields.Text("call", LongestCall, text => SlotReader.IsPlace(text, LongestCall), isNew);
        var telephone = fields.Text("telephone", LongestTelephone, IsTelephone, isNew);
        var isCancelled = !isNew && fields.Flag("cancelled", required: false) is { } flag && IsTrue(fields, flag);
        fields.RefuseWhen("date", FaultCodes.OutOfRange, date < today || date > today.AddDays(MostDays));
        fields.RefuseWhen("date", FaultCodes.ClosedDay, date is { } day && date != current?.Date && closed.Has(day));
        fields.RefuseWhen("cancelled", FaultCodes.NotAsked, isCancelled && Others.Any(fields.Has));
        return fields.Faults() is { Count: > 0 } faults ? (null, isCancelled, faults)
            : (new(
                place ?? current!.Place, date ?? current!.Date, time ?? current!.Time, call ?? current!.Call,
                telephone ?? current!.Telephone), isCancelled, []);
    }

    private static bool IsTrue(FieldReader fields, bool flag)
    {
        fields.RefuseWhen("cancelled", FaultCodes.MustBeTrue, !flag);
        return flag;
    }

    private static bool IsTelephone(string text) =>
        text.Count(char.IsAsciiDigit) >= 3 && text == text.Trim()
        && text.TrimStart('+').All(sign => char.IsAsciiDigit(sign) || sign == ' ');
}
