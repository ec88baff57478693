using FsCheck;
using FsCheck.Fluent;
using Trial.Core.Groups;
using Trial.Core.Record;

namespace Trial.Core.Tests.Groups;

/// <summary>A case of seating, and the people and courses in it.</summary>
internal sealed record SeatingCase(IReadOnlyList<Waiting> Queue, IReadOnlyList<Course> Courses)
{
    private static readonly string[] Slots = ["mon", "tue", "wed"];

    private static readonly DateOnly FirstDate = new(2027, 1, 4);

    /// <summary>Up to six waiting, three slots and four courses: all ways can be tried.</summary>
    public static Arbitrary<SeatingCase> Small => Arb.From(
        from people in Gen.ListOf(Gen.Choose(1, 7))
        from courses in Gen.ListOf(Courseful)
        select new SeatingCase(
            [.. people.Take(6).Select((mask, i) => Person(i, [.. Slots.Where((_, slot) => (mask >> slot & 1) == 1)]))],
            [.. courses.Take(4).Select((make, i) => make(i))]));

    private static Gen<Func<int, Course>> Courseful =>
        from slot in Gen.Choose(0, 2)
        from week in Gen.Choose(0, 1)
        from capacity in Gen.Choose(1, 4)
        from minimum in Gen.Choose(1, capacity)
        select (Func<int, Course>)(i => new Course($"g{i}", Slots[slot], FirstDate.AddDays(7 * week), capacity, minimum));

    public static Waiting Person(int drawn, params string[] slots) => new(Id(drawn), drawn, slots);

    public static ParticipantId Id(int number) =>
        ParticipantId.FromRandom([.. new byte[12], .. BitConverter.GetBytes(number).Reverse()]);

    /// <summary>A larger case by chance: everybody can come to one to three slots.</summary>
    public static SeatingCase Of(Random random, int people, int courses, int slots, int most)
    {
        string[] names = [.. Enumerable.Range(0, slots).Select(i => $"s{i}")];
        return new(
            [.. Enumerable.Range(0, people)
                .Select(i => Person(i, [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => names[random.Next(slots)]).Distinct()]))],
            [.. Enumerable.Range(0, courses).Select(i =>
            {
                var minimum = random.Next(1, most + 1);
                return new Course($"g{i:00000}", names[random.Next(slots)], FirstDate.AddDays(random.Next(60)),
                    random.Next(minimum, (2 * most) + 1), minimum);
            })]);
    }

    public override string ToString() => string.Join(
        '\n',
        Queue.Select(person => $"{person.Drawn}: {string.Join(',', person.Slots)}").Concat(Courses.Select(course => course.ToString())));
}
