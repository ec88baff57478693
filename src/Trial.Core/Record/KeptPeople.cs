using System.Text.Json;

namespace Trial.Core.Record;

/// <summary>
/// People who were drawn, as a line of a kept state: a column a field, so that a study of 10^5 people is read in a part of a second.
/// </summary>
/// <param name="Sequence">Of each one's draw.</param>
/// <param name="Drawn">The date of it.</param>
/// <param name="Ids">Of <see cref="Act.Draw"/>, like the columns after it: 16 bytes a person, one after the other.</param>
/// <param name="Stratum">The list.</param>
/// <param name="Envelope">Its envelope.</param>
/// <param name="Arm">What was in it.</param>
/// <param name="Leaf">Its leaf.</param>
/// <param name="Seal">The seal.</param>
/// <param name="Consent">The version they said yes to.</param>
/// <param name="SignedUp">32 bytes a person, like the two after it.</param>
/// <param name="Research"><see cref="PersonHashes.Research"/>.</param>
/// <param name="Row"><see cref="PersonHashes.Row"/>.</param>
/// <param name="Referred">Whether their referral committed to them; else their draw did.</param>
/// <param name="Later">What happened to a few of them.</param>
internal sealed record KeptPeople(
    IReadOnlyList<int> Sequence, Column<DateOnly> Drawn, byte[] Ids, Column<string> Stratum, IReadOnlyList<int> Envelope,
    Column<Arm> Arm, IReadOnlyList<int> Leaf, Column<Digest> Seal, Column<string> Consent, byte[] SignedUp, byte[] Research, byte[] Row,
    Column<bool> Referred, IReadOnlyList<KeptPeople.Since> Later)
{
    /// <summary>So many are written together: their line is small enough for the ordinary heap.</summary>
    public const int ALine = 200;

    /// <summary>The columns of so many people.</summary>
    public static KeptPeople Of(IReadOnlyList<Participant> people) => new(
        [.. people.Select(person => person.Sequence)],
        Column<DateOnly>.Of(people.Select(person => person.Drawn)),
        Bytes(people, ParticipantId.Size, (person, to) => person.Id.CopyTo(to)),
        Column<string>.Of(people.Select(person => person.Draw.Stratum)),
        [.. people.Select(person => person.Draw.Envelope)],
        Column<Arm>.Of(people.Select(person => person.Draw.Arm)),
        [.. people.Select(person => person.Draw.Leaf)],
        Column<Digest>.Of(people.Select(person => person.Draw.Seal)),
        Column<string>.Of(people.Select(person => person.Draw.Consent)),
        Bytes(people, Digest.Size, (person, to) => person.SignedUp.CopyTo(to)),
        Bytes(people, Digest.Size, (person, to) => person.Hashes.Research.CopyTo(to)),
        Bytes(people, Digest.Size, (person, to) => person.Hashes.Row.CopyTo(to)),
        Column<bool>.Of(people.Select(person => person.Referred is not null)),
        [
            .. people.Index()
                .Select(at => new Since(at.Index, at.Item.LeftGroupOn, at.Item.LeftFollowUpOn, at.Item.Erased, at.Item.Mistakes))
                .Where(since => since is not { LeftGroupOn: null, LeftFollowUpOn: null, Erased: false, Mistakes: [] }),
        ]);

    /// <summary>The people of the columns, in their order.</summary>
    /// <exception cref="JsonException">One column is longer than another.</exception>
    public IReadOnlyList<Participant> People()
    {
        int[] lengths =
        [
            Drawn.Count, Stratum.Count, Envelope.Count, Arm.Count, Leaf.Count, Seal.Count, Consent.Count, Referred.Count,
            Ids.Length / ParticipantId.Size, SignedUp.Length / Digest.Size, Research.Length / Digest.Size, Row.Length / Digest.Size,
        ];
        var people = lengths.All(length => length == Sequence.Count) ? new Participant[Sequence.Count] : throw new JsonException();
        for (var at = 0; at < people.Length; at++)
        {
            people[at] = At(at);
        }

        foreach (var (of, leftGroup, leftFollowUp, erased, mistakes) in Later)
        {
            people[of] = people[of] with { LeftGroupOn = leftGroup, LeftFollowUpOn = leftFollowUp, Erased = erased, Mistakes = mistakes };
        }

        return people;
    }

    private static byte[] Bytes(IReadOnlyList<Participant> people, int size, Action<Participant, Span<byte>> copy)
    {
        var bytes = new byte[people.Count * size];
        foreach (var (index, person) in people.Index())
        {
            copy(person, bytes.AsSpan(index * size, size));
        }

        return bytes;
    }

    private static Digest Hash(byte[] column, int at) => new(column.AsSpan(at * Digest.Size, Digest.Size));

    private Participant At(int at)
    {
        var id = ParticipantId.FromRandom(Ids.AsSpan(at * ParticipantId.Size, ParticipantId.Size));
        var hashes = new PersonHashes(Hash(Research, at), Hash(Row, at));
        var (ofReferral, ofDraw) = Referred[at] ? (hashes, null) : ((PersonHashes?)null, hashes);
        var draw = new Act.Draw(id, Stratum[at], Envelope[at], Arm[at], Leaf[at], Seal[at], Consent[at], ofDraw);
        return new(Sequence[at], Drawn[at], draw, Hash(SignedUp, at), ofReferral);
    }

    /// <summary>What happened to one of them after the draw.</summary>
    /// <param name="Of">Their place in the columns, from 0.</param>
    /// <param name="LeftGroupOn"><see cref="Participant.LeftGroupOn"/>.</param>
    /// <param name="LeftFollowUpOn"><see cref="Participant.LeftFollowUpOn"/>.</param>
    /// <param name="Erased"><see cref="Participant.Erased"/>.</param>
    /// <param name="Mistakes"><see cref="Participant.Mistakes"/>.</param>
    internal sealed record Since(
        int Of, DateOnly? LeftGroupOn, DateOnly? LeftFollowUpOn, bool Erased, IReadOnlyList<Mistake> Mistakes);
}

/// <summary>A column of few different values: each once, and for each row which of them.</summary>
/// <param name="Values">In the order in which they come first.</param>
/// <param name="Rows">Places in <paramref name="Values"/>, from 0.</param>
internal sealed record Column<T>(IReadOnlyList<T> Values, IReadOnlyList<int> Rows)
    where T : notnull
{
    /// <summary>How many rows it has.</summary>
    internal int Count => Rows.Count;

    /// <summary>The value of a row, from 0.</summary>
    public T this[int row] => Values[Rows[row]];

    /// <summary>The column of these values.</summary>
    internal static Column<T> Of(IEnumerable<T> rows)
    {
        T[] all = [.. rows];
        T[] values = [.. all.Distinct()];
        var places = values.Index().ToDictionary(at => at.Item, at => at.Index);
        return new(values, [.. all.Select(value => places[value])]);
    }
}
