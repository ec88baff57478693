using System.Globalization;

using Trial.Core.Record;

namespace Trial.Core.Export;

/// <summary>What a line of the final table tells besides the record and the list.</summary>
/// <param name="ResearchId">Empty where the person's row is gone; then all else is empty too.</param>
/// <param name="Group">A label of the export; empty without a group.</param>
/// <param name="Pair">The like for the two who lead it.</param>
/// <param name="EverSeated">1 or 0.</param>
/// <param name="Sessions">A number; empty when nothing was marked.</param>
/// <param name="Days">From sign-up to their group's first meeting; empty without one.</param>
internal sealed record FinalPerson(string ResearchId, string Group, string Pair, string EverSeated, string Sessions, string Days)
{
    /// <summary>Somebody whose row is gone.</summary>
    public static FinalPerson Unknown { get; } = new("", "", "", "", "", "");

    /// <summary>The cells, in the order of the columns.</summary>
    public IReadOnlyList<string> Cells => [ResearchId, Group, Pair, EverSeated, Sessions, Days];

    /// <summary>Somebody whose row is there.</summary>
    /// <param name="researchId">Theirs.</param>
    /// <param name="seats">Of the study.</param>
    /// <param name="id">Their participant id.</param>
    /// <param name="signedUp">The day on which they signed up.</param>
    /// <param name="label">What the export calls a group and its pair.</param>
    public static FinalPerson Of(
        string researchId, Seats seats, ParticipantId id, DateOnly signedUp, Func<(string Group, string Pair), (string, string)> label)
    {
        var (group, pair) = seats.Of(id) is { } seat ? label(seat) : ("", "");
        return new(
            researchId, group, pair, seats.EverSeated(id) ? "1" : "0", Text(seats.Sessions(id)),
            Text(seats.FirstMeeting(id)?.DayNumber - signedUp.DayNumber));
    }

    private static string Text(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    /// <summary>Says what it is, and nothing of what it holds.</summary>
    public override string ToString() => "what is known of a person";
}
