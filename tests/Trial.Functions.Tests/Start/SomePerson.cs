using Trial.Application.Record;
using Trial.Core;
using Trial.Core.Log;
using Trial.Core.Record;

namespace Trial.Functions.Tests.Start;

/// <summary>A person as their row has them, and as a body commits to them.</summary>
internal static class SomePerson
{
    /// <summary>Everything but the promise.</summary>
    public static Personal With(Digest codeRow, DateTimeOffset at) => new(
        Draft.RandomDigest(), "da", ["A-tir"], false, "Blå Hejre", ResearchId.FromBytes(new byte[5]), Promise: "", at,
        codeRow, Draft.RandomDigest(), Draft.RandomDigest());

    /// <summary>The first draw in A, drafted with the row of the person.</summary>
    public static void Draw(Draft draft, ParticipantId id, Personal person)
    {
        var body = draft.Add(
            draft.State.Study!, Actor.Citizen, new Act.Draw(id, "A", 1, Arm.Peer, 0, draft.State.Seals[0].Entry, "da-1", person.Hashes()));
        var row = new ParticipantRow(person with { Promise = PromiseOf(draft, body) });
        draft.Add(new Change.Insert(RowKeys.Participant(id), RowJson.Format(row)));
    }

    // Nobody checks who signed it.
    private static string PromiseOf(Draft draft, Body body) =>
        $"{Promise.For(draft.State.Study!, body.Commitment, draft.Today).Format()}\n\u2014 nobody {Convert.ToBase64String(new byte[12])}\n";
}
