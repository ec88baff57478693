using System.Text;

using Trial.Core.Input;

namespace Trial.Core.Groups;

/// <summary>A house and a time of the week.</summary>
internal sealed record Slot(string Id, string House, string Place, Weekday Weekday, TimeOnly Time)
{
    public static Slot Of(GroupPlan plan) => new(plan.Slot, plan.HouseId, plan.Place, plan.Weekday, plan.Time);
}

/// <summary>Reads where and when a group meets: a slot by its id, or a place, weekday and time, of which none or all are given.</summary>
/// <param name="fields">What was sent.</param>
/// <param name="stratum">Where the group is.</param>
/// <param name="known">What is known of slots and houses.</param>
internal sealed class SlotReader(FieldReader fields, string? stratum, KnownPlaces known)
{
    private const int LongestPlace = 80;

    /// <summary>What a house is called; null when it is absent or a fault.</summary>
    public static string? Place(FieldReader fields, bool required = true) =>
        fields.Text("place", LongestPlace, text => IsPlace(text, LongestPlace), required);

    /// <summary>The slot, or that of the <paramref name="current"/> plan when the input gives none; null for a fault.</summary>
    public Slot? Read(GroupPlan? current)
    {
        var isNew = fields.Has("place") || fields.Has("weekday") || fields.Has("time");
        var isKept = current is not null && !isNew && !fields.Has("slot");
        fields.RefuseWhen("slot", FaultCodes.NotAsked, isNew && fields.Has("slot"));
        var id = fields.Text("slot", 32, Names.IsId, !isNew && !isKept);
        var place = Place(fields, isNew);
        var weekday = (Weekday?)fields.Number("weekday", 1, 7, isNew);
        var time = fields.Parsed<TimeOnly>("time", Iso.TryTime, isNew);

        return isKept ? Slot.Of(current!)
            : id is not null && !isNew ? Known(id)
            : place is not null && weekday is { } day && time is { } hour && stratum is not null ? OfPlace(place, day, hour)
            : null;
    }

    private Slot? Known(string id)
    {
        var plan = known.Plans.FirstOrDefault(plan => plan.Slot == id);
        var isElsewhere = plan is not null && stratum is not null && plan.Stratum != stratum;
        fields.RefuseWhen("slot", FaultCodes.Unknown, plan is null);
        fields.RefuseWhen("slot", FaultCodes.OtherStratum, isElsewhere);
        return plan is null || isElsewhere ? null : Slot.Of(plan);
    }

    // The same house and time is the same slot: people who chose it once can come to every group there.
    private Slot OfPlace(string place, Weekday weekday, TimeOnly time)
    {
        var house = known.House(stratum!, place);
        return known.Plans
            .Where(plan => (plan.Stratum, plan.HouseId, plan.Weekday, plan.Time) == (stratum, house?.HouseId, weekday, time))
            .Select(Slot.Of)
            .FirstOrDefault(new Slot(
                known.NewId(SlotName.Of(stratum!, weekday, time)), house?.HouseId ?? known.NewId($"{stratum}-house"),
                house?.Place ?? place, weekday, time));
    }

    /// <summary>
    /// Whether a text can name a place or a room. Ten dates in a calendar have it: it may have half as many bytes more. It comes into cells
    /// of a spreadsheet, and must not be a formula there.
    /// </summary>
    public static bool IsPlace(string text, int longest) =>
        text.Length > 0 && !Spreadsheet.TakesForFormula(text) && Encoding.UTF8.GetByteCount(text) <= longest + (longest / 2)
        && text == text.Trim() && !text.Any(char.IsControl);
}
