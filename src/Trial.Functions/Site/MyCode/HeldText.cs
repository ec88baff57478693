using System.Globalization;

using Trial.Application.Citizens;
using Trial.Application.Study;
using Trial.Core;
using Trial.Functions.Site.Parts;
using Trial.Functions.Site.SignUp;

namespace Trial.Functions.Site.MyCode;

/// <summary>What is held about a person, as people write it. A value without words is shown as it is stored.</summary>
internal static class HeldText
{
    public static string Of(Visit visit, HeldView held) => held.Field switch
    {
        "stratum" => visit.Study.Strata.FirstOrDefault(at => at.Code == held.Value)?.Name ?? held.Value,
        "slots" => string.Join(", ", held.Value.Split(' ').Select(id => Slot(visit, id))),
        "drawn" or "signedUp" => Moment(visit.Language, held.Value),
        "arm" => Arm(visit.Language, held.Value),
        "companionship" => YesNo(visit.Language.Words<SignUpWords>(), held.Value),
        "language" => held.Value == visit.Language.Words<LayoutWords>().Tag
            ? visit.Other.Words<LayoutWords>().OtherLanguage
            : visit.Language.Words<LayoutWords>().OtherLanguage,
        _ => held.Value,
    };

    /// <summary>For the attribute of this name: what is no word stays as it is.</summary>
    public static string? Translate(HeldView held) => held.Field is "alias" or "researchId" ? "no" : null;

    private static string Slot(Visit visit, string id) =>
        visit.Study.Strata.SelectMany(at => at.Slots).FirstOrDefault(slot => slot.Id == id) is { } slot
            ? When.Weekly(visit.Language, slot.Weekday, slot.Time)
            : id;

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
