using Trial.Core.Export;
using Trial.Core.Record;

namespace Trial.Core.Verify;

//  Who has no line: exactly those whose data was withdrawn, and as many more as `retention` of class `people` counts. It also counts the
//  rows of people who were referred and never drawn.

/// <summary>The research ids of a final export, each compared with what the record committed to before the lot.</summary>
internal sealed class ResearchIds
{
    private readonly Dictionary<ParticipantId, string> ids = [];

    private ResearchIds()
    {
    }

    /// <summary>The research id as the allocations have it; empty for somebody whose row is gone.</summary>
    public string Of(ParticipantId id) => ids.GetValueOrDefault(id, "");

    /// <summary>Reads ids.ndjson.</summary>
    /// <param name="files">Of a final export.</param>
    /// <param name="state">The study at its end.</param>
    /// <param name="emptied">How many rows retention emptied.</param>
    public static (ResearchIds Ids, Finding Finding) Read(ExportFiles files, StudyState state, long emptied)
    {
        var read = new ResearchIds();
        var (lines, count) = Lines.Parse(files.Whole(IdLine.FileName), IdLine.ParseLine);
        return (read, count != lines.Count
            ? new Finding.False(lines.Count, $"this line of {IdLine.FileName} is not a research id")
            : read.FaultIn(lines, state) ?? read.FaultOfGone(state, emptied) ?? (Finding)new Finding.Verified(
                $"{lines.Count}, each fixed before its lot; gone: {state.Draws.Count - lines.Count}"));
    }

    private Finding.False? FaultIn(List<IdLine> lines, StudyState state)
    {
        var last = -1;
        var used = new HashSet<ResearchId>();
        foreach (var (index, line) in lines.Index())
        {
            var person = state.Participants.GetValueOrDefault(line.Participant);
            var reason = person is null ? "nobody with this id was drawn"
                : person.Sequence == last ? "this participant has two lines"
                : person.Sequence < last
                    ? $"this line is out of order, behind that of participant {lines[index - 1].Participant}, who was drawn later"
                : person.Hashes.Research != line.Research.Hash ? "the record committed to another research id"
                : !used.Add(line.Research.Id) ? "somebody else has this research id"
                : null;
            if (reason is not null)
            {
                return new(index, $"participant {line.Participant}: {reason}");
            }

            last = person!.Sequence;
            ids[line.Participant] = line.Research.Id.ToString();
        }

        return null;
    }

    private Finding.False? FaultOfGone(StudyState state, long emptied)
    {
        var people = state.Draws.Values.Select(id => state.Participants[id]).ToList();
        var gone = people.Count(person => !person.Erased && !ids.ContainsKey(person.Id));
        return people.Find(person => person.Erased && ids.ContainsKey(person.Id)) is { } erased
                ? new(null, $"participant {erased.Id}: the record says that this person's data was erased")
            : gone > emptied || emptied > gone + state.Undrawn.Values.Count(person => !person.Erased)
                ? new(null, $"research ids that are missing without an erasure: {gone}; rows that retention emptied: {emptied}")
            : null;
    }

    /// <summary>Says what it is, never what it holds.</summary>
    public override string ToString() => "the research ids of an export";
}
