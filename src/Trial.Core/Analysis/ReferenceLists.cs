using System.Globalization;
using System.Text;

using Trial.Core.Export;
using Trial.Core.Lottery;
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
        var parts = Parts(study, drawn);
        for (var list = 0; list < lists; list++)
        {
            Array.ForEach(parts, part => part.Fill(letters, list, seed));
            progress?.Report(list + 1);
        }

        return Csv.Format(
        [
            Header,
            .. drawn.Zip(letters, (person, cell) =>
                (string[])[ids.GetValueOrDefault(person.Id, ""), person.Draw.Stratum, person.Draw.Arm, new(cell)]),
        ]);
    }

    private static Dictionary<ParticipantId, string> ResearchIds(ExportFiles files) =>
        Lines.Parse(files.Whole(IdLine.FileName), IdLine.ParseLine).Read
            .ToDictionary(line => line.Participant, line => line.Research.Id.ToString());

    private static Part[] Parts(RecordedStudy study, Participant[] drawn) =>
    [
        .. from seal in study.Seals
           from person in drawn.Index()
           where person.Item.Draw.Seal == seal.Hash
           group (person.Index, person.Item.Draw.Envelope) by (seal, person.Item.Draw.Stratum) into part
           select new Part(part.Key.seal, study.Policies[part.Key.seal.Number - 1]!, part.Key.Stratum, [.. part]),
    ];

    // What was drawn from one stratum of one seal.
    private sealed record Part(SealedFiles Seal, Policy Policy, string Stratum, (int Place, int Envelope)[] Draws)
    {
        private readonly int used = Draws.Max(draw => draw.Envelope);

        public void Fill(char[][] letters, int list, Digest seed)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{list}\n{Seal.Number}");
            var listKey = Digest.Of("trial/v1/reference\n"u8.ToArray(), seed.ToArray(), Encoding.ASCII.GetBytes(name));
            using var key = new StratumKey(ListKey.OfStratum(listKey, Stratum));
            var made = AllocationList.Make(Policy, Seal.Setup.Ratio, used, key.Words().Below);
            foreach (var (place, envelope) in Draws)
            {
                letters[place][list] = Seal.Setup.Arms[made.Arms[envelope - 1]].Id[0];
            }
        }
    }
}
