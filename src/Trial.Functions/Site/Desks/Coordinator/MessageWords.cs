using Trial.Functions.Site.Parts;

namespace Trial.Functions.Site.Desks.Coordinator;

/// <summary>The words of the pages with messages.</summary>
public sealed record MessageWords : IWords<MessageWords>
{
    public required string Title { get; init; }

    public required string About { get; init; }

    public required string ToWaiting { get; init; }

    public required string ToWaitingText { get; init; }

    public required string Place { get; init; }

    public required string Text { get; init; }

    public required string TextHint { get; init; }

    public required string See { get; init; }

    public required string Send { get; init; }

    public required string Back { get; init; }

    public required string Readers { get; init; }

    public required string WaitingReaders { get; init; }

    public required string Sent { get; init; }

    public required string SentText { get; init; }

    public required string None { get; init; }

    public required string Withdraw { get; init; }

    public required string WithdrawTitle { get; init; }

    public required string WithdrawText { get; init; }

    /// <summary>Of a message to a group: it alone is withdrawn.</summary>
    public required string GroupStays { get; init; }

    public required string Saved { get; init; }

    /// <summary>A message was sent just now.</summary>
    public required string Done { get; init; }

    /// <summary>The same was sent before on the same day.</summary>
    public required string DoneBefore { get; init; }

    public required Func<string, string> Withdrawn { get; init; }

    public required Func<string, string> Group { get; init; }

    public required Func<string, string> Waiting { get; init; }

    public static MessageWords Danish { get; } = new()
    {
        Title = "Beskeder",
        About = "Folk læser en besked på Min kode. Den følger dem, også når gruppen bliver aflyst, eller de får plads i en "
            + "anden. Til en gruppe skriver du på gruppens egen side.",
        ToWaiting = "Skriv til dem, der venter",
        ToWaitingText = "Beskeden går til dem, der på det valgte sted venter på, at der bliver trukket lod, eller på en plads i en "
            + "gruppe. Skriv den, så den passer til dem alle.",
        Place = "Sted",
        Text = "Besked",
        TextHint = "Højst 1000 tegn. Skriv ikke om bestemte personer.",
        See = "Se, hvad de læser",
        Send = "Send beskeden",
        Back = "Fortryd",
        Readers = "Det læser de",
        WaitingReaders = "Det læser de, der venter lige nu. Siden siger ikke, hvor mange de er, eller om der er nogen. Ingen får besked "
            + "af sig selv: de ser det, næste gang de går ind på Min kode.",
        Sent = "Sendte beskeder",
        SentText = "En besked kan ikke rettes. Du kan trække den tilbage og sende en ny.",
        None = "Der er ingen beskeder.",
        Withdraw = "Træk tilbage",
        WithdrawTitle = "Træk en besked tilbage",
        WithdrawText = "Beskeden bliver stående hos dem, der har fået den, og siger, at den ikke gælder mere.",
        GroupStays = "Kun beskeden trækkes tilbage. Er gruppen eller et møde aflyst eller flyttet, bliver det ved med at være sådan.",
        Saved = "Det er gemt.",
        Done = "Beskeden er sendt.",
        DoneBefore = "Beskeden er allerede sendt i dag. Den er ikke sendt igen.",
        Withdrawn = day => $"Trukket tilbage den {day}.",
        Group = id => $"Til gruppe {id}",
        Waiting = place => $"Til dem, der ventede: {place}",
    };

    public static MessageWords English { get; } = new()
    {
        Title = "Messages",
        About = "People read a message on My code. It follows them, also when their group is cancelled or they get a seat in "
            + "another. To a group you write on the group's own page.",
        ToWaiting = "Write to those who wait",
        ToWaitingText = "The message goes to those who wait at the chosen place for their lot to be drawn, or for a seat in a group. "
            + "Write it so that it fits all of them.",
        Place = "Place",
        Text = "Message",
        TextHint = "1000 characters at most. Do not write about anybody in particular.",
        See = "See what they read",
        Send = "Send the message",
        Back = "Go back",
        Readers = "They read this",
        WaitingReaders = "Those who wait just now read it. The page does not say how many they are, or whether there are any. Nobody is "
            + "notified: they see it when they next go to My code.",
        Sent = "Messages that were sent",
        SentText = "A message cannot be corrected. You can withdraw it and send another.",
        None = "There are no messages.",
        Withdraw = "Withdraw",
        WithdrawTitle = "Withdraw a message",
        WithdrawText = "The message stays with those who have it, and says that it holds no more.",
        GroupStays = "Only the message is withdrawn. If the group or a meeting is cancelled or moved, it stays so.",
        Saved = "It is saved.",
        Done = "The message is sent.",
        DoneBefore = "The message was sent today already. It was not sent again.",
        Withdrawn = day => $"Withdrawn on {day}.",
        Group = id => $"To group {id}",
        Waiting = place => $"To those who waited: {place}",
    };
}
