using Microsoft.AspNetCore.Http;

using Trial.Core.Input;

namespace Trial.Functions.Web;

/// <summary>Input faults in the caller's language, by field. Nothing that was sent is repeated.</summary>
public static class Faults
{
    private static readonly Dictionary<string, (string Danish, string English)> Words = new()
    {
        [FaultCodes.Json] = ("Det sendte er ikke JSON.", "What was sent is not JSON."),
        [FaultCodes.Type] = ("Værdien har en forkert type.", "The value has the wrong type."),
        [FaultCodes.Missing] = ("Feltet skal udfyldes.", "The field must be given."),
        [FaultCodes.Unknown] = ("Det kender vi ikke.", "We do not know this."),
        [FaultCodes.Twice] = ("Det er givet to gange.", "It was given twice."),
        [FaultCodes.Malformed] = ("Teksten har ikke den rette form.", "The text does not have the right form."),
        [FaultCodes.TooLong] = ("Teksten er for lang.", "The text is too long."),
        [FaultCodes.TooMany] = ("Der er for mange.", "There are too many."),
        [FaultCodes.OutOfRange] = ("Værdien er uden for grænserne.", "The value is outside its bounds."),
        [FaultCodes.MustBeTrue] = ("Svaret skal være ja.", "The answer must be yes."),
        [FaultCodes.OtherStratum] = ("Tidspunktet hører til et andet sted.", "The time belongs to another place."),
        [FaultCodes.OtherWeekday] = ("Datoen falder på en anden ugedag.", "The date is on another weekday."),
        [FaultCodes.SameHouse] = (
            "Et andet hus på stedet hedder sådan. Er de to det samme hus, så bekræft med join, at de bliver til ét.",
            "Another house of the place is called so. If the two are the same house, confirm with join that they become one."),
        [FaultCodes.AlreadyPlanned] = (
            "Der er allerede en gruppe i det hus med den tid og den første dag. Skal der være to, så bekræft det med beside.",
            "A group at that house with that time and first day is there already. If there are to be two, confirm it with beside."),
        [FaultCodes.ClosedDay] = (
            "Den dag holdes der ikke møder: det er en helligdag, den 24. eller 31. december eller en dag, I har lukket. Vælg en anden.",
            "Nobody meets on that day: it is a holiday, 24 or 31 December, or a day you have closed. Choose another."),
        [FaultCodes.NotNow] = ("Det kan ikke ændres nu.", "This cannot be changed now."),
        [FaultCodes.CalledOff] = ("Mødet er aflyst.", "The meeting is called off."),
        [FaultCodes.Cancelled] = ("Gruppen er aflyst.", "The group is cancelled."),
        [FaultCodes.NotHeld] = ("Mødet er ikke holdt endnu.", "The meeting was not held yet."),
        [FaultCodes.TooLate] = (
            "Der er gået mere end fire uger siden gruppens sidste møde.",
            "More than four weeks have passed since the group's last meeting."),
        [FaultCodes.NotAsked] = ("Det bliver der ikke spurgt om her.", "This is not asked for here."),
        [FaultCodes.Setup] =
            ("Feltet i setup.json er ikke, som trial seal skriver det.", "The field of setup.json is not as trial seal writes it."),
        [FaultCodes.Rehearsal] = ("En prøve kan ikke installeres.", "A rehearsal cannot be installed."),
        [FaultCodes.Practice] =
            ("En øvelse kan kun installeres, hvor TRIAL_PRACTICE er 1.", "A practice is installed only where TRIAL_PRACTICE is 1."),
        [FaultCodes.NotPractice] = ("Tjenesten er kun til øvelse.", "The service is for practice only."),
        [FaultCodes.NoBeacon] = ("Uden en runde fra drand er det en demonstration.", "Without a drand round it is a demonstration."),
        [FaultCodes.OtherKey] = ("Det er ikke denne tjenestes nøgle.", "This is not this service's key."),
        [FaultCodes.NoListKey] =
            ("Tjenesten mangler ceremoniens service.json for denne liste.", "The service lacks the ceremony's service.json of this list."),
        [FaultCodes.OtherSeal] = ("Tjenestens liste giver et andet segl.", "The service's list gives another seal."),
        [FaultCodes.OtherStudy] = ("Det passer ikke med forsøget.", "It does not fit the study."),
        [FaultCodes.OtherText] = ("Setup lover en anden tekst.", "The setup is committed to another text."),
        [FaultCodes.Cpr] = ("Skriv aldrig et CPR-nummer her.", "Never write a CPR number here."),
    };

    /// <summary>The problem that names each choice of the query that is unknown; null when all are known.</summary>
    public static IResult? OfChoices(HttpRequest request, params (string Name, string? Chosen)[] choices) =>
        choices.Where(choice => choice.Chosen is null).Select(choice => new Fault(choice.Name, FaultCodes.Unknown)).ToList()
            is { Count: > 0 } faults ? Answer(request, faults) : null;

    /// <summary>What is said of a fault.</summary>
    public static string Text(Fault fault, bool english) => english ? Words[fault.Code].English : Words[fault.Code].Danish;

    /// <summary>Every fault at once, as a problem.</summary>
    public static IResult Answer(HttpRequest request, IEnumerable<Fault> faults)
    {
        var english = request.PrefersEnglish();
        return Problems.Faulty.For(request, faults
            .GroupBy(fault => fault.Field, StringComparer.Ordinal)
            .ToDictionary(
                field => field.Key,
                IReadOnlyList<string> (field) =>
                    [.. field.Select(fault => Text(fault, english)).Distinct()]));
    }
}
