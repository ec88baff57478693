using Trial.Application.Groups;
using Trial.Application.Stewards;
using Trial.Application.Study;
using Trial.Core.Groups;
using Trial.Core.Input;
using Trial.Core.Lottery;
using Trial.Functions.Http;
using Trial.Functions.Site.Parts;
using Trial.Functions.Web;

namespace Trial.Functions.Site.Desks.Parts;

/// <summary>
/// What to do about a fault in a form of staff, with the bounds of its field. The rules know the field and the code only; a field that is
/// not here has the words that a program gets.
/// </summary>
internal static class DeskFaults
{
    private static readonly Bilingual Telephone = new(
        "Skriv nummeret med tal, højst 20 tegn, for eksempel 12 34 56 78.", "Write the number in figures, 20 characters at most.");

    private static readonly Bilingual Time = new("Skriv klokken som 16.30.", "Write the time as 16:30.");
    private static readonly Bilingual Month = new("Skriv måneden som 2026-03.", "Write the month as 2026-03.");

    private static readonly Bilingual Seed = new(
        "Frøet er 64 tegn: tal og bogstaverne a til f.", "The seed has 64 characters: figures and a to f.");

    private static readonly Dictionary<(string Field, string Code), Bilingual> Words = new()
    {
        [("capacity", FaultCodes.OutOfRange)] = Numbers(1, GroupPlan.MostPeople),
        [("minimum", FaultCodes.OutOfRange)] = new(
            $"Skriv et tal fra {GroupPlan.LeastPeople} til det, gruppen højst tager.",
            $"Write a number from {GroupPlan.LeastPeople} to the most that the group takes."),
        [("first", FaultCodes.OtherWeekday)] = new(
            "Dagen er ikke gruppens ugedag. Ret dagen eller ugedagen.",
            "The day is not the group's weekday. Change the day or the weekday."),
        [("first", FaultCodes.AlreadyPlanned)] = new(
            "Der er allerede en gruppe i det hus med den tid og den første dag: se under Grupper. Skal der være to, så giv dem "
                + "hver deres lokale eller ledere, og send igen.",
            "A group at that house with that time and first day is there already: look under Groups. If there are to be two, give each "
                + "its own room or leaders and send again."),
        [("meeting.week", FaultCodes.OutOfRange)] = new(
            "Mødet er holdt. Vælg et, der ikke er holdt endnu.", "The meeting was held. Choose one that is yet to come."),
        [("meeting.week", FaultCodes.NotNow)] = new(
            "Første møde flyttes ved at rette planen, så længe gruppen ikke har en liste.",
            "The first meeting is moved by correcting the plan, as long as the group has no roster."),
        [("meeting.week", FaultCodes.CalledOff)] = new("Mødet er allerede aflyst.", "The meeting is called off already."),
        [("came", FaultCodes.NotNow)] = new(
            $"Tal fra en måned kan skrives og rettes til og med den {IntroductionDesk.DaysToTell}. i måneden efter.",
            $"Numbers of a month can be written and corrected until day {IntroductionDesk.DaysToTell} of the month after."),
        [("came", FaultCodes.OutOfRange)] = Numbers(0, IntroductionCount.MostPeople),
        [("handedOut", FaultCodes.OutOfRange)] = new(
            "Skriv et tal, der ikke er større end antallet af sedler på arket.",
            "Write a number no larger than the sheet's number of slips."),
        [("date", FaultCodes.OutOfRange)] = new(
            "Vælg en dag fra i dag og højst to år frem.", "Choose a day from today and two years ahead at most."),
        [("met", FaultCodes.OutOfRange)] = Numbers(0, SlipCounts.MostPeople),
        [("count", FaultCodes.OutOfRange)] = Numbers(1, SlipSheets.MostSlips),
        [("hourlyCap", FaultCodes.OutOfRange)] = Numbers(1, StudyConfig.LargestHourlyCap),
        [("unsolvedCap", FaultCodes.OutOfRange)] = new(
            "Skriv et tal fra 0 til det højeste i timen.", "Write a number from 0 to the most in an hour."),
        [("leadDays", FaultCodes.OutOfRange)] = Numbers(1, StudyConfig.MostLeadDays),
        [("decideDays", FaultCodes.OutOfRange)] = new(
            "Skriv et tal fra 0 til dagene fra liste til første møde.",
            "Write a number from 0 to the days from a roster to the first meeting."),
        [("retention.peopleDays", FaultCodes.OutOfRange)] = Numbers(RetentionConfig.FewestPeopleDays, RetentionConfig.MostDays),
        [("retention.groupDays", FaultCodes.OutOfRange)] = Numbers(RetentionConfig.FewestGroupDays, RetentionConfig.MostDays),
        [("skip", FaultCodes.OutOfRange)] = Numbers(1, StudyActs.MostSkipped),
        [("number", FaultCodes.OutOfRange)] = Numbers(1, Setup.MostSeals),
        [("of", FaultCodes.OutOfRange)] = new(
            "Skriv loddets nummer, som det står i protokollen.", "Write the draw's number as in the record."),
        [("time", FaultCodes.Malformed)] = Time,
        [("time", FaultCodes.TooLong)] = Time,
        [("place", FaultCodes.Malformed)] = Name(80),
        [("place", FaultCodes.TooLong)] = Name(80),
        [("room", FaultCodes.Malformed)] = Name(40),
        [("room", FaultCodes.TooLong)] = Name(40),
        [("call", FaultCodes.Malformed)] = Name(40),
        [("call", FaultCodes.TooLong)] = Name(40),
        [("text", FaultCodes.TooLong)] = Most(MessageFields.Longest),
        [("purpose", FaultCodes.TooLong)] = Most(ExportRequest.LongestText),
        [("recipient", FaultCodes.TooLong)] = Most(ExportRequest.LongestText),
        [("pair", FaultCodes.TooLong)] = new("Skriv højst 32 bogstaver og tal.", "Write 32 letters and figures at most."),
        [("telephone", FaultCodes.TooLong)] = Telephone,
        [("telephone", FaultCodes.Malformed)] = Telephone,
        [("pair", FaultCodes.Malformed)] = new(
            "Skriv kun bogstaver og tal, for eksempel AB.", "Write letters and figures only, for instance AB."),
        [("month", FaultCodes.Malformed)] = Month,
        [("month", FaultCodes.TooLong)] = Month,
        [("sheet", FaultCodes.Missing)] = new("Vælg et ark.", "Choose a sheet."),
        [("sheet", FaultCodes.Unknown)] = new(
            "Der er ikke et ark med det navn og så mange sedler. Skriv navnet, som det står på arket, for eksempel S12.",
            "No sheet has that name and so many slips. Write the name as on the sheet, for instance S12."),
        [("sheet", FaultCodes.TooLong)] = new("Skriv arkets navn, for eksempel S12.", "Write the sheet's name, for instance S12."),
        [("sheet", FaultCodes.Malformed)] = new("Skriv arkets navn, for eksempel S12.", "Write the sheet's name, for instance S12."),
        [("seed", FaultCodes.Malformed)] = Seed,
        [("seed", FaultCodes.TooLong)] = Seed,
        [("version", FaultCodes.Missing)] = new("Skriv eller vælg tekstens navn.", "Write or choose the text's name."),
        [("version", FaultCodes.Malformed)] = new(
            "Skriv kun bogstaver, tal og bindestreg, for eksempel da-2.", "Write letters, figures and a hyphen only, for instance da-2."),
    };

    private static readonly HashSet<string> Days = ["first", "meeting.on", "date", "from", "until"];

    private static readonly Bilingual NoDay = new("Vælg en dag.", "Choose a day.");
    private static readonly Bilingual Day = new("Skriv dagen som 1.12.2026.", "Write the day as 1.12.2026.");
    private static readonly Bilingual Number = new("Skriv et helt tal.", "Write a whole number.");

    /// <summary>What to do about it.</summary>
    public static string Text(Visit visit, Fault fault) =>
        (Words.GetValueOrDefault((fault.Field, fault.Code)) ?? Other(fault))?.In(visit.Language)
        ?? Faults.Text(fault, visit.Language == Language.English);

    /// <summary>How long a text may be.</summary>
    public static Bilingual Most(int longest) => new($"Skriv højst {longest} tegn.", $"Write {longest} characters at most.");

    private static Bilingual? Other(Fault fault) => fault.Code switch
    {
        FaultCodes.Missing when Days.Contains(fault.Field) => NoDay,
        FaultCodes.Malformed or FaultCodes.TooLong when Days.Contains(fault.Field) => Day,
        FaultCodes.Type => Number, // what a form sends is text but for numbers
        _ => null,
    };

    private static Bilingual Numbers(int least, int most) =>
        new($"Skriv et tal fra {least} til {most}.", $"Write a number from {least} to {most}.");

    private static Bilingual Name(int longest) => new(
        $"Skriv højst {longest} tegn på én linje, og begynd med et bogstav eller et tal.",
        $"Write {longest} characters at most on one line, and begin with a letter or a figure.");
}
