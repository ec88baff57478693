using System.Globalization;

using Trial.Application.Citizens;
using Trial.Application.Study;
using Trial.Core;
using Trial.Core.Groups;
using Trial.Functions.Site.Parts;
using Trial.Functions.Site.SignUp;

namespace Trial.Functions.Site.MyCode;

/// <summary>What is held about a person, as people write it. A value without words is shown as it is stored.</summary>
internal static class HeldText
{
    public static string Of(Visit visit, HeldView held, TimesView times) => held.Field switch
    {
        "stratum" => visit.Study.Strata.FirstOrDefault(at => at.Code == held.Value)?.Name ?? held.Value,
        "slots" or "slotsBefore" => Slots(visit.Language, times, held.Value.Split(' ')),
        "drawn" or "signedUp" => Moment(visit.Language, held.Value),
        "arm" => Arm(visit.Language, held.Value),
        "companionship" => YesNo(visit.Language.Words<SignUpWords>(), held.Value),
        "language" => visit.Language.Words<HeldWords>().Languages.GetValueOrDefault(held.Value) ?? held.Value,
        _ => held.Value,
    };

    /// <summary>For the attribute of this name: what is no word stays as it is.</summary>
    public static string? Translate(HeldView held) => held.Field is "alias" or "researchId" ? "no" : null;

    private static string Slots(Language language, TimesView times, string[] ids) => string.Join(", ", times.Joined.Now(ids).Select(id =>
        times.Choices.FirstOrDefault(time => time.Slot.Id == id)?.Slot is { } slot
            ? When.Weekly(language, slot.Weekday, slot.Time)
            : SlotName.Read(id) is { } gone ? When.Weekly(language, gone.Weekday, gone.Time)
            : language.Words<TimesWords>().Unknown));

    private static string Moment(Language language, string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var instant)
            ? When.Moment(language, Copenhagen.Time(instant))
            : text;

    private static string Arm(Language language, string arm) => arm switch
    {
        "peer" => language.Words<OutcomesWords>().Peer,
        "control" => language.Words<OutcomesWords>().Control,
        _ => language.Words<TogetherWords>().NotDrawn,
    };

    private static string YesNo(SignUpWords words, string value) => value == "true" ? words.Yes : words.No;
}
