using Trial.Application.Citizens;
using Trial.Functions.Site.Parts;

namespace Trial.Functions.Site.MyCode;

/// <summary>The words of the pages behind a code.</summary>
public sealed record MyCodeWords : IWords<MyCodeWords>
{
    public required string Title { get; init; }

    public required string Ask { get; init; }

    public required string NoCode { get; init; }

    public required IReadOnlyList<string> NoCodeText { get; init; }

    public required string Hint { get; init; }

    public required string Show { get; init; }

    public required string NotGood { get; init; }

    /// <summary>To somebody whose code is not known though it is typed right.</summary>
    public required string NotDrawn { get; init; }

    public required string Malformed { get; init; }

    public required Message Erased { get; init; }

    public required Message TryAgain { get; init; }

    public required string Group { get; init; }

    /// <summary>One meeting, counted from 1, is on another day.</summary>
    public required Func<int, string, string> Moved { get; init; }

    /// <summary>Meetings that are called off, given their days and whether they are several.</summary>
    public required Func<string, bool, string> CalledOff { get; init; }

    /// <summary>Days that the plan skips, which were never to have a meeting.</summary>
    public required Func<string, string> Without { get; init; }

    /// <summary>Before the leaders' number, and after it <see cref="DutyCode"/>.</summary>
    public required string Duty { get; init; }

    public required string DutyCode { get; init; }

    public required string Waiting { get; init; }

    /// <summary>To somebody who waits and has no time left.</summary>
    public required string WaitingForTimes { get; init; }

    /// <summary>To somebody who waits at a place that has no group.</summary>
    public required string WaitingForPlace { get; init; }

    public required string Control { get; init; }

    /// <summary>In the control arm, given the day of the sign-up.</summary>
    public required Func<string, string> Since { get; init; }

    public required Func<string, string> Alias { get; init; }

    public required string Notices { get; init; }

    /// <summary>Over the same once the last meeting is over.</summary>
    public required string OldNotices { get; init; }

    /// <summary>Under that heading, over those of a group that is cancelled.</summary>
    public required string OldGroup { get; init; }

    public required Func<string, string> Withdrawn { get; init; }

    public required string Leave { get; init; }

    public required string LeaveText { get; init; }

    public required IReadOnlyDictionary<Leaving, LeavingWords> Ways { get; init; }

    public required string Keep { get; init; }

    public required string Left { get; init; }

    private const string DanishErasing =
        "Koden virker ikke mere. Det kan ikke laves om. Tilbage bliver kun loddet: dagen, stedet, og hvad det blev. "
        + "Er dine svar allerede regnet med i forskernes tal, kan de ikke tages ud igen.";

    private const string EnglishErasing =
        "The code stops working. It can't be undone. All that stays is the draw: the day, the place and the result. "
        + "Answers that are already in the researchers' figures can't be taken out again.";

    public static MyCodeWords Danish { get; } = new()
    {
        Title = "Min kode",
        Ask = "Skriv din kode",
        NoCode = "Kan du ikke finde koden?",
        NoCodeText =
        [
            "Se efter en fil, der hedder kode.txt, eller et foto af siden.",
            "Vi kan ikke finde koden for dig, fordi vi ikke ved, hvem du er.",
            "Har du en plads i en gruppe, kan du komme uden koden. Sig dit navn i gruppen ved døren.",
            "Venter du stadig på en plads, kan vi ikke finde dig igen uden koden.",
        ],
        Hint = "Den har 17 tegn og ser sådan ud: 1234-5678-9ABC-DEFG-H. Du behøver ikke skrive streger eller store bogstaver.",
        Show = "Vis mine oplysninger",
        Malformed = "Koden er ikke rigtig. Skriv alle 17 tegn, og se efter, om et er forkert.",
        NotGood = "Vi kender ikke den kode. Se efter, om hvert tegn er rigtigt.",
        NotDrawn = "Er hvert tegn rigtigt? Så nåede du måske ikke at trykke på »Send og træk lod«. Da er der ikke trukket lod, og du kan "
            + "tilmelde dig igen.",
        Erased = new("Dine data er slettet", "Du har bedt os slette det, vi havde gemt. Derfor er der ikke mere at vise."),
        TryAgain = new("Det gik ikke", "Noget gik galt hos os. Der er ikke ændret noget. Prøv igen om lidt."),
        Group = "Din gruppe",
        Moved = (week, date) => $"Møde nr. {week} er flyttet til {date}.",
        CalledOff = (days, several) => several ? $"Møderne den {days} er aflyst." : $"Mødet den {days} er aflyst.",
        Without = days => $"Der er ikke møde den {days}.",
        Duty = "Er du i tvivl, om der er møde, så ring til lederne på",
        DutyCode = "Sig ikke din kode til nogen.",
        Waiting = "Du venter på en gruppe, der passer med dine tider. Du beholder din plads i køen. Kig igen om et par dage.",
        WaitingForTimes = "Du beholder din plads i køen. Vælg andre tider herunder, så leder vi efter en gruppe til dig.",
        WaitingForPlace = "Der er ingen gruppe på dit sted lige nu. Du beholder din plads i køen. Du behøver ikke gøre noget. Kig igen "
            + "om en uge.",
        Control = "Du er i kontrolgruppen. Du skal ikke møde op nogen steder og går videre med den hjælp, du har nu.",
        Since = day => $"Du har været med siden den {day}. Tak for det.",
        Alias = alias => $"Dit navn i gruppen er {alias}. Sig det ved døren, første gang du kommer. "
            + "Lederne har det på deres liste, og du kan bruge det, når gruppen mødes. Du behøver ikke sige dit eget navn.",
        Notices = "Nyt til dig",
        OldNotices = "Tidligere beskeder",
        OldGroup = "De handler om den gruppe, der er aflyst, og gælder ikke mere.",
        Withdrawn = date => $"Beskeden er trukket tilbage den {date}. Den gælder ikke mere:",
        Leave = "Vil du stoppe?",
        LeaveText = "Det er lige så let som at begynde. Du behøver ikke sige hvorfor, og det ændrer ikke den hjælp, du får andre steder.",
        Ways = new Dictionary<Leaving, LeavingWords>
        {
            [Leaving.Group] = new(
                "Stop i gruppen",
                "Stopper du i gruppen, går din plads i gruppen eller i køen til en anden. Forskerne må stadig bruge det, vi har gemt.",
                "Du er ikke længere med i en gruppe",
                "Du kan stadig bruge din kode og se alt det, vi har gemt."),
            [Leaving.FollowUp] = new(
                "Stop forskernes spørgsmål",
                "Siger du stop, spørger forskerne dig ikke mere. Alt andet fortsætter.",
                "Du får ikke flere spørgsmål",
                "Forskerne kan se, at du har sagt stop."),
            [Leaving.Data] = new(
                "Slet det, I har gemt om mig",
                "Beder du om det, sletter vi dine tider, dit navn i gruppen, dit forsknings-id og din kvittering. Har du en plads i "
                    + $"en gruppe, går den til en anden. {DanishErasing}",
                "Dine data er slettet",
                "Du kan roligt smide koden væk.")
            {
                DoesWithoutGroup = "Beder du om det, sletter vi dine tider, det navn, vi fandt på, dit forsknings-id og din "
                    + $"kvittering. {DanishErasing}",
                DoesBeforeLot = "Beder du om det, sletter vi dine tider, det navn, vi fandt på, dit forsknings-id og din kvittering. "
                    + $"Koden virker ikke mere. Det kan ikke laves om. {TogetherWords.Danish.Erasing} Er der trukket lod imens, bliver "
                    + "loddet stående.",
            },
        },
        Keep = "Fortryd",
        Left = "Du har sagt stop",
    };

    public static MyCodeWords English { get; } = new()
    {
        Title = "My code",
        Ask = "Type your code",
        NoCode = "Can't find your code?",
        NoCodeText =
        [
            "Look for a file called code.txt, or a photo of the page.",
            "We can't find the code for you, because we don't know who you are.",
            "If you have a place in a group, you can come without the code. Say your name in the group at the door.",
            "If you are still waiting for a place, we can't find you again without the code.",
        ],
        Hint = "It has 17 characters and looks like this: 1234-5678-9ABC-DEFG-H. You don't have to type hyphens or capitals.",
        Show = "Show my information",
        Malformed = "The code isn't right. Type all 17 characters, and check whether one is wrong.",
        NotGood = "We don't know that code. Check that every character is right.",
        NotDrawn = "Is every character right? Then you may not have pressed “Send and draw lots”. If so, no lot was drawn, and you can "
            + "sign up again.",
        Erased = new("Your data have been deleted", "You asked us to delete what we had stored. So there is nothing more to show."),
        TryAgain = new("It didn't work", "Something went wrong on our side. Nothing was changed. Try again in a little while."),
        Group = "Your group",
        Moved = (week, date) => $"Meeting no. {week} has been moved to {date}.",
        CalledOff = (days, several) =>
            several ? $"The meetings on {days} have been called off." : $"The meeting on {days} has been called off.",
        Without = days => $"There is no meeting on {days}.",
        Duty = "If you are in doubt whether there is a meeting, call the leaders on",
        DutyCode = "Tell nobody your code.",
        Waiting = "You are waiting for a group that fits your times. You keep your place in the queue. Look again in a few days.",
        WaitingForTimes = "You keep your place in the queue. Choose other times below, and we look for a group for you.",
        WaitingForPlace = "There is no group at your place right now. You keep your place in the queue. You don't have to do anything. "
            + "Look again in a week.",
        Control = "You are in the control group. You don't have to go anywhere, and you keep the help you have now.",
        Since = day => $"You have been taking part since {day}. Thank you.",
        Alias = alias => $"Your name in the group is {alias}. Say it at the door the first "
            + "time you come. The leaders have it on their list, and you can use it when the group meets. You don't have to give any "
            + "other name.",
        Notices = "News for you",
        OldNotices = "Earlier messages",
        OldGroup = "They are about the group that was cancelled, and no longer hold.",
        Withdrawn = date => $"This message was withdrawn on {date}. It no longer applies:",
        Leave = "Do you want to stop?",
        LeaveText = "It is as easy as starting. You don't have to give a reason, and it has no effect on your other help.",
        Ways = new Dictionary<Leaving, LeavingWords>
        {
            [Leaving.Group] = new(
                "Leave the group",
                "If you leave the group, you give up your place in it or in the queue. The researchers may still use what we have stored.",
                "You are no longer in a group",
                "You can still use your code and see everything we have stored."),
            [Leaving.FollowUp] = new(
                "Stop the researchers' questions",
                "If you say stop, the researchers won't ask you any more questions. Everything else goes on.",
                "You won't get any more questions",
                "The researchers can see that you have stopped."),
            [Leaving.Data] = new(
                "Delete what you have stored about me",
                "If you ask us to, we delete your times, your name in the group, your research id and your receipt. If you have a "
                    + $"place in a group, it goes to someone else. {EnglishErasing}",
                "Your data have been deleted",
                "You can safely throw the code away.")
            {
                DoesWithoutGroup = "If you ask us to, we delete your times, the name that we made up, your research id and your "
                    + $"receipt. {EnglishErasing}",
                DoesBeforeLot = "If you ask us to, we delete your times, the name that we made up, your research id and your receipt. "
                    + $"The code stops working. It can't be undone. {TogetherWords.English.Erasing} If it is drawn in the meantime, the "
                    + "lot stays.",
            },
        },
        Keep = "Cancel",
        Left = "You have stopped",
    };
}

/// <summary>One way to leave: its button, what it does, and what is said when it is done.</summary>
public sealed record LeavingWords(string Button, string Does, string DoneTitle, string DoneText)
{
    /// <summary>In place of <see cref="Does"/>, which speaks of a place in a group.</summary>
    public string? DoesWithoutGroup { get; init; }

    /// <summary>In place of <see cref="Does"/> while the lot waits for others.</summary>
    public string? DoesBeforeLot { get; init; }

    /// <summary>What it does, told to somebody of this status.</summary>
    public string DoesTo(Status status) =>
        (status.Waits is not null ? DoesBeforeLot : status.HasGroupToStop ? null : DoesWithoutGroup) ?? Does;
}
