using Trial.Application.Citizens;

namespace Trial.Functions.Site.Parts;

/// <summary>Both outcomes, told alike and with their real odds.</summary>
public sealed record OutcomesWords : IWords<OutcomesWords>
{
    public required Func<Odds, string> Odds { get; init; }

    public required Func<int, int, string> Share { get; init; }

    public required string Peer { get; init; }

    public required string PeerText { get; init; }

    /// <summary>The same in a sentence.</summary>
    public required string PeerMeans { get; init; }

    public required string Control { get; init; }

    public required string ControlText { get; init; }

    public required string ControlMeans { get; init; }

    public static OutcomesWords Danish { get; } = new()
    {
        Odds = odds => odds.Even
            ? "Lodtrækningen afgør, hvad du får. Chancen er lige stor for begge dele."
            : $"Lodtrækningen afgør, hvad du får. Af {odds.All} personer kommer {odds.Peer} i en gruppe, og {odds.Control} kommer i "
                + "kontrolgruppen.",
        Share = (part, all) => $"{part} ud af {all}",
        Peer = "Gruppeforløb",
        PeerText = "Du får plads i en gruppe, så snart en gruppe passer med dine tider. Du har også den hjælp, du har nu.",
        PeerMeans = "Du kommer med i en gruppe og har også den hjælp, du har nu.",
        Control = "Kontrolgruppe",
        ControlMeans = "Du går videre med den hjælp, du har nu. Forskerne sammenligner jer med dem i grupperne.",
        ControlText = "Du går videre med den hjælp, du har nu. Der bliver ikke taget noget fra dig. Forskerne lærer lige så meget af dig.",
    };

    public static OutcomesWords English { get; } = new()
    {
        Odds = odds => odds.Even
            ? "The draw decides what you get. Both are equally likely."
            : $"The draw decides what you get. Of {odds.All} people, {odds.Peer} join a group and {odds.Control} join the control group.",
        Share = (part, all) => $"{part} in {all}",
        Peer = "Peer group",
        PeerText = "You join a group as soon as one fits your times. You also keep the help you have now.",
        PeerMeans = "You join a group, and keep the help you have now.",
        Control = "Control group",
        ControlMeans = "You keep the help you have now. The researchers compare you with those in the groups.",
        ControlText = "You keep the help you have now. Nothing is taken away from you. The researchers learn just as much from you.",
    };
}
