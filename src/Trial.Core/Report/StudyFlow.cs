using Trial.Core.Export;
using Trial.Core.Lottery;
using Trial.Core.Record;
using Trial.Core.Verify;

namespace Trial.Core.Report;

//  The flow of CONSORT 2025 from the draw on, as numbers (items 22a, 22b)
//
//      Nothing is stored about people before the draw. Who was seated and came only the rows of a final export tell; of an audit it is not
//      known. Received is to have been seated: an arm in which nobody ever was has no group to receive.

/// <summary>What became of the people of one arm. A person can be in several counts.</summary>
/// <param name="Arm">Which.</param>
/// <param name="Name">Its name.</param>
/// <param name="Allocated">Drawn to it.</param>
/// <param name="Seated">Named by a roster at some time; null where the export does not tell.</param>
/// <param name="Attended">Came to at least one meeting that was marked; null where the export does not tell.</param>
/// <param name="LeftGroup">Left the group, and were not erased.</param>
/// <param name="LeftFollowUp">Left follow-up, and were not erased.</param>
/// <param name="Erased">Had their data erased.</param>
/// <param name="WrongStratum">Drawn in a wrong stratum, and kept.</param>
/// <param name="NotEligible">Not eligible, and kept.</param>
/// <param name="DrawnTwice">Drawn twice: the first draw is kept.</param>
/// <param name="OtherMistake">Another mistake.</param>
/// <param name="InFollowUp">Neither left follow-up nor were erased.</param>
public sealed record ArmFlow(
    Arm Arm, string Name, int Allocated, int? Seated, int? Attended, int LeftGroup, int LeftFollowUp, int Erased,
    int WrongStratum, int NotEligible, int DrawnTwice, int OtherMistake, int InFollowUp);

/// <summary>The flow of a study from the draw on.</summary>
/// <param name="Study">Its name.</param>
/// <param name="Revealed">The lists are revealed.</param>
/// <param name="ReferredNotDrawn">Signed up for a cohort and were never drawn.</param>
/// <param name="Arms">In the order of the setup.</param>
public sealed record StudyFlow(string Study, bool Revealed, int ReferredNotDrawn, IReadOnlyList<ArmFlow> Arms)
{
    /// <summary>Nobody in it was really drawn.</summary>
    internal bool IsPractice => Setup.IsPracticeStudy(Study);

    /// <summary>Counts it.</summary>
    /// <param name="files">Those of an audit or a final export in which <see cref="Verification"/> found nothing false.</param>
    public static StudyFlow Of(ExportFiles files)
    {
        var read = RecordedStudy.Read(files);
        var seats = read.State.Phase is Phase.Revealed && ExportNames.KindOf(files.Names) is ExportKind.Final
            ? ShownSeats.Read(files, read.Seating).Seats
            : null;
        return new(
            read.State.Study!,
            read.State.Phase is Phase.Revealed,
            read.State.Undrawn.Count,
            [.. read.Seals[0].Setup.Arms.Select(arm => Of(
                arm.Id, arm.Name, [.. read.State.Participants.Values.Where(person => person.Draw.Arm == arm.Id)], seats))]);
    }

    private static ArmFlow Of(Arm arm, string name, Participant[] people, Seats? seats)
    {
        int Mistaken(Mistake mistake) => people.Count(person => person.Mistakes.Contains(mistake));
        return new(
            arm,
            name,
            people.Length,
            seats is null ? null : people.Count(person => seats.EverSeated(person.Id)),
            seats is null ? null : people.Count(person => seats.Sessions(person.Id) > 0),
            people.Count(person => person.LeftGroup && !person.Erased),
            people.Count(person => person.LeftFollowUp && !person.Erased),
            people.Count(person => person.Erased),
            Mistaken(Mistake.WrongStratum),
            Mistaken(Mistake.NotEligible),
            Mistaken(Mistake.DrawnTwice),
            Mistaken(Mistake.Other),
            people.Count(person => !person.LeftFollowUp));
    }
}
