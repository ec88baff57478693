using Trial.Core.Record;

namespace Trial.Core.Groups;

/// <summary>One round of seating: a queue in order of draw, and courses in order of start.</summary>
internal sealed class SeatingRound
{
    private readonly IReadOnlyList<Course> courses;
    private readonly Dictionary<Course, List<Waiting>> newcomers;
    private readonly HashSet<Course> filled = []; // courses that reached their minimum and keep it

    public SeatingRound(IReadOnlyList<Waiting> queue, IReadOnlyList<Course> courses)
    {
        this.courses = courses;
        newcomers = courses.ToDictionary(course => course, _ => new List<Waiting>());

        foreach (var person in queue)
        {
            TrySeat(person, []);
        }

        foreach (var course in courses)
        {
            FillToMinimum(course);
        }
    }

    /// <summary>True for a course that has no roster yet and fewer members than its minimum.</summary>
    public bool IsShort(Course course) => course.Seated is null && newcomers[course].Count < course.Minimum;

    /// <summary>Those seated before, then the new in order of draw.</summary>
    public IReadOnlyList<ParticipantId> Members(Course course) =>
        [.. course.Seated ?? [], .. newcomers[course].OrderBy(person => person.Drawn).Select(person => person.Participant)];

    // An augmenting path: into an empty seat, or into the seat of somebody who can be seated elsewhere.
    private bool TrySeat(Waiting person, HashSet<Course> tried)
    {
        List<Course> possible = [.. courses.Where(course => person.Slots.Contains(course.Slot))];
        var found = possible.Find(course => !tried.Contains(course) && newcomers[course].Count < course.Room)
            ?? possible.Find(course => tried.Add(course) && TryMoveOneOutOf(course, tried));
        if (found is not null)
        {
            newcomers[found].Add(person);
        }

        return found is not null;
    }

    private bool TryMoveOneOutOf(Course course, HashSet<Course> tried)
    {
        var moved = newcomers[course].Find(member => TrySeat(member, tried));
        return moved is not null && newcomers[course].Remove(moved);
    }

    // What a course that cannot reach its minimum has gathered stays free for the courses after it.
    private void FillToMinimum(Course course)
    {
        while (IsShort(course) && TryMoveOneInto(course, [course]))
        {
        }

        if (!IsShort(course))
        {
            filled.Add(course);
        }
    }

    private bool TryMoveOneInto(Course course, HashSet<Course> tried)
    {
        foreach (var from in courses.Where(from => !tried.Contains(from)))
        {
            var member = newcomers[from].Find(member => member.Slots.Contains(course.Slot));
            if (member is not null && tried.Add(from) && (CanSpareOne(from) || TryMoveOneInto(from, tried)))
            {
                newcomers[from].Remove(member);
                newcomers[course].Add(member);
                return true;
            }
        }

        return false;
    }

    private bool CanSpareOne(Course course) =>
        !filled.Contains(course) || course.Seated is not null || newcomers[course].Count > course.Minimum;
}
