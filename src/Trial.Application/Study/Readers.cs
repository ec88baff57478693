using Trial.Core;
using Trial.Core.Record;

namespace Trial.Application.Study;

/// <summary>Who reads which message.</summary>
public sealed class Readers(Plans plans)
{
    /// <summary>The bodies of the rosters in force: what a message to people who wait says of itself.</summary>
    internal static int[] Rosters(StudyState state) =>
    [
        .. state.Groups.Values
            .Where(group => group.Change is not GroupChange.Cancelled)
            .Select(group => group.Roster)
            .OfType<int>()
            .Order(),
    ];

    /// <summary>Those of the messages to people who wait that reached somebody. It reads the same rows no matter who asks.</summary>
    /// <param name="state">The record.</param>
    /// <param name="sent">Every message.</param>
    /// <param name="id">Theirs.</param>
    /// <param name="signedUp">Exactly when they signed up.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    internal async Task<IReadOnlyList<HeldMessage>> OfAsync(
        StudyState state, IReadOnlyList<HeldMessage> sent, ParticipantId id, DateTimeOffset signedUp, CancellationToken cancellationToken)
    {
        var waiting = sent.Where(message => message.Row.Rosters is not null).ToList();
        var rosters = await plans.MembersAsync([.. waiting.SelectMany(message => message.Row.Rosters!).Distinct()], cancellationToken);
        return [.. waiting.Where(message => !message.Row.Rosters!.Any(roster => rosters[roster].Contains(id))
            && (state.Participants.TryGetValue(id, out var drawn)
                ? Waited(drawn, signedUp, message)
                : Waited(state.Undrawn[id], message)))];
    }

    // For a seat, or for the lot of a cohort. Who left the group on the very day still reads it.
    private static bool Waited(Participant person, DateTimeOffset signedUp, HeldMessage message) =>
        person.Draw.Stratum == message.Row.Stratum && (person.Sequence < message.Sent.Sequence
            ? person.Draw.Arm == Arm.Peer && !(person.LeftGroupOn < message.Sent.On)
            : person.Draw.Person is null && signedUp <= message.Row.At);

    private static bool Waited(Referred person, HeldMessage message) =>
        person.Referral.Stratum == message.Row.Stratum && person.Sequence < message.Sent.Sequence;
}
