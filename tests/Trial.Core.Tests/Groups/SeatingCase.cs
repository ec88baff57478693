using FsCheck;
using FsCheck.Fluent;
using Trial.Core.Groups;
using Trial.Core.Record;

namespace Trial.Core.Tests.Groups;

/// <summary>A small case of seating, and the people and courses in it.</summary>
internal sealed record SeatingCase(IReadOnlyList<Waiting> Queue, IReadOnlyList<Course> Courses)
{
    private static readonly string[] Slots = ["mon", "tue", "wed"];

    private static readonly DateOnly FirstDate = new(2027, 1, 4);

    /// <summary>Up to five waiting and three courses, of which some have a roster.</summary>
    public static Arbitrary<SeatingCase> Small => Arb.From(
        from people in Gen.ListOf(Gen.Choose(1, 7))
        from courses in Gen.ListOf(Courseful)
        select new SeatingCase(
            [.. people.Take(5).Select((mask, i) => Person(i, [.. Slots.Where((_, slot) => (mask >> slot & 1) == 1)]))],
            [.. courses.Take(3).Select((make, i) => make(i))]));

    private static Gen<Func<int, Course>> Courseful =>
        from slot in Gen.Choose(0, 2)
        from week in Gen.Choose(0, 1)
        from capacity in Gen.Choose(1, 3)
        from minimum in Gen.Choose(1, capacity)
        from seated in Gen.Choose(-3, capacity)
        select (Func<int, Course>)(i => new Course(
            $"g{i}",
            Slots[slot],
            FirstDate.AddDays(7 * week),
            capacity,
            minimum,
            seated < 0 ? null : [.. Enumerable.Range(100 + (10 * i), seated).Select(Id)]));

    public static Waiting Person(int drawn, params string[] slots) => new(Id(drawn), drawn, slots);

    public static ParticipantId Id(int number) => ParticipantId.FromRandom([.. new byte[15], (byte)number]);

    public override string ToString() => string.Join(
        '\n',
        Queue.Select(person => $"{person.Drawn}: {string.Join(',', person.Slots)}")
            .Concat(Courses.Select(course => course + $" seated {course.Seated?.Count}")));
}
