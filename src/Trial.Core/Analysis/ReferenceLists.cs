using Trial.Core.Export;
using Trial.Core.Record;
using Trial.Core.Verify;

namespace Trial.Core.Analysis;

//  reference.csv: lists that could have been, for a randomisation test
//
//      research_id,stratum,arm,lists       a line a draw, in the record's order
//
//      lists    a letter a list: the arm that this draw's envelope has in list 0, 1, 2 ...
//               Empty research_id: the person's data was erased; their envelope was used
//
//  List i of seal n is made by the code that sealed the real one, from the list key
//  SHA-256("trial/v1/reference\n" || seed || i || "\n" || n), numbers in decimal, with the
//  design that was revealed. What is kept from the real study is how many envelopes of
//  each stratum and seal were used, and which; not how many of each arm there were.

/// <summary>Makes lists that could have been.</summary>
public static class ReferenceLists
{
    /// <summary>The most lists.</summary>
    public const int Most = 100_000;

    private static readonly string[] Header = ["research_id", "stratum", "arm", "lists"];

    /// <summary>Whether an export has what it takes: the design.</summary>
    public static bool CanMake(ExportKind? kind) => kind is ExportKind.Final;

    /// <summary>The file.</summary>
    /// <param name="files">Those of a final export in which <see cref="Verification"/> found nothing false.</param>
    /// <param name="seed">What the lists are made from.</param>
    /// <param name="lists">How many, 1 to <see cref="Most"/>.</param>
    /// <param name="progress">Told how many are made.</param>
    public static byte[] Make(ExportFiles files, Digest seed, int lists, IProgress<int>? progress = null)
    {
        var study = RecordedStudy.Read(files);
        var ids = ResearchIds(files);
        Participant[] drawn = [.. study.State.Draws.Values.Select(id => study.State.Participants[id])];
        var letters = Array.ConvertAll(drawn, _ => new char[lists]);
        var used = UsedList.All(study, drawn);
        for (var list = 0; list < lists; list++)
        {
            Array.ForEach(used, each => Fill(letters, each, list, seed));
            progress?.Report(list + 1);
        }

        return Csv.Format(
        [
            Header,
            .. drawn.Zip(letters, (person, cell) =>
                (string[])[ids.GetValueOrDefault(person.Id, ""), person.Draw.Stratum, person.Draw.Arm.ToString(), new(cell)]),
        ]);
    }

    private static void Fill(char[][] letters, UsedList used, int list, Digest seed)
    {
        var made = used.Another(list, seed);
        foreach (var (place, envelope) in used.Draws)
        {
            letters[place][list] = used.Seal.Setup.Arms[made.Arms[envelope - 1]].Id.Letter;
        }
    }

    private static Dictionary<ParticipantId, string> ResearchIds(ExportFiles files) =>
        Lines.Parse(files.Whole(IdLine.FileName), IdLine.ParseLine).Read
            .ToDictionary(line => line.Participant, line => line.Research.Id.ToString());
}
