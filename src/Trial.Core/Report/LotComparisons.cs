using System.Globalization;

using Trial.Core.Export;
using Trial.Core.Record;

namespace Trial.Core.Report;

/// <summary>Intake, lots, envelopes and the analysis set, one against another.</summary>
/// <param name="accounts">What the export says.</param>
internal sealed class LotComparisons(Accounts accounts)
{
    private readonly List<(int Sequence, Act.Draw Act, DateOnly At)> draws = [.. accounts.Of<Act.Draw>()];

    private readonly List<(int Sequence, Act.Referral Act, DateOnly At)> referrals = [.. accounts.Of<Act.Referral>()];

    public IEnumerable<Comparison> All() =>
        accounts.IsFinal ? [Record(), Intake(), Envelopes(), Ids(), Table()] : [Record(), Intake(), Envelopes()];

    private Comparison Record() => new(
        "record.ndjson", "a body a line", accounts.Bodies.Count,
        [.. accounts.Bodies.Index().Where(line => line.Item is null).Select(line => $"line {Text(line.Index)} is no body")]);

    // Who signed up: a referral where lots are drawn by cohort, and else the draw itself.
    private Comparison Intake()
    {
        var signedUp = referrals.ToLookup(referral => referral.Act.Participant, referral => referral.Act.Stratum);
        List<string> found =
        [
            .. draws.GroupBy(draw => draw.Act.Participant).Where(person => person.Count() > 1)
                .Select(person => $"participant {person.Key} was drawn {Text(person.Count())} times"),
            .. signedUp.Where(person => person.Count() > 1)
                .Select(person => $"participant {person.Key} was referred {Text(person.Count())} times"),
        ];
        foreach (var (sequence, draw, _) in draws)
        {
            var places = signedUp[draw.Participant];
            var isReferred = places.Any();
            found.AddRange(
                draw.Person is null && !isReferred ? [$"the draw at sequence {Text(sequence)} has no referral"]
                : draw.Person is not null && isReferred ? [$"the draw at sequence {Text(sequence)} is of somebody who was referred too"]
                : isReferred && !places.Contains(draw.Stratum) ? [$"participant {draw.Participant} was referred and drawn in other places"]
                : []);
        }

        var waiting = signedUp.Count(person => draws.TrueForAll(draw => draw.Act.Participant != person.Key));
        return new(
            "intake", "draws", Math.Max(referrals.Count, draws.Count), found, waiting > 0 ? $"referred, not drawn: {Text(waiting)}" : "");
    }

    private Comparison Envelopes()
    {
        var numbers = accounts.Seals.ToDictionary(seal => seal.Hash, seal => seal.Number);
        var drawn = draws.Select(draw =>
            Envelope(numbers.GetValueOrDefault(draw.Act.Seal), draw.Act.Stratum, draw.Act.Envelope)).ToList();
        var opened = accounts.Openings.Select(used => Envelope(used.Seal, used.Stratum, used.Number)).ToList();
        return new("draws", "openings.ndjson", drawn.Count,
        [
            .. Twice(drawn).Select(envelope => $"{envelope} was drawn twice"),
            .. Twice(opened).Select(envelope => $"{envelope} was opened twice"),
            .. drawn.Except(opened).Select(envelope => $"{envelope} was drawn and not opened"),
            .. opened.Except(drawn).Select(envelope => $"{envelope} was opened and not drawn"),
        ]);
    }

    private Comparison Ids()
    {
        var gone = accounts.Of<Act.Withdraw>().Where(act => act.Act.What is Withdrawal.Data).Select(act => act.Act.Participant).ToHashSet();
        var known = accounts.Ids.Select(line => line.Participant).ToHashSet();
        var drawn = draws.Select(draw => draw.Act.Participant).ToHashSet();
        var emptied = accounts.Of<Act.Retention>().Where(act => act.Act.Class == Act.Retention.People).Sum(act => (long)act.Act.Rows);
        var lost = drawn.Where(id => !known.Contains(id) && !gone.Contains(id)).ToList();
        return new("draws", "ids.ndjson", draws.Count,
        [
            .. Twice(accounts.Ids.Select(line => line.Participant)).Select(id => $"participant {id} has two ids"),
            .. Twice(accounts.Ids.Select(line => line.Research.Id)).Select(id => $"research id {id} is of two people"),
            .. known.Except(drawn).Select(id => $"participant {id} has a research id and was not drawn"),
            .. known.Intersect(gone).Select(id => $"participant {id} has a research id and was erased"),
            .. lost.Count > emptied ? lost.Select(id => $"participant {id} has no research id and was not erased") : [],
        ]);
    }

    private Comparison Table()
    {
        var ids = accounts.Ids.ToLookup(line => line.Participant, line => line.Research.Id.ToString());
        var expected = draws.DistinctBy(draw => draw.Sequence).ToDictionary(
            draw => Text(draw.Sequence),
            draw => (string[])
            [
                draw.Act.Stratum, Text(draw.Act.Envelope), Iso.Date(draw.At), draw.Act.Arm.ToString(),
                ids[draw.Act.Participant].FirstOrDefault() ?? "",
            ]);
        var told = accounts.Table.ToLookup(line => FinalTable.Cell(line, "sequence"));
        return new("draws and ids", "allocations.csv", draws.Count,
        [
            .. expected.Keys.Where(sequence => !told.Contains(sequence)).Select(sequence => $"the draw at sequence {sequence} has no line"),
            .. told.Where(line => !expected.ContainsKey(line.Key)).Select(line => $"a line has sequence {line.Key}, where no draw is"),
            .. told.Where(line => line.Count() > 1).Select(line => $"the draw at sequence {line.Key} has {Text(line.Count())} lines"),
            .. from line in accounts.Table
               let sequence = FinalTable.Cell(line, "sequence")
               where expected.ContainsKey(sequence)
               from column in Columns.Zip(expected[sequence])
               where FinalTable.Cell(line, column.First) != column.Second
               select $"the draw at sequence {sequence} has another {column.First} than the line",
        ]);
    }

    private static readonly string[] Columns = ["stratum", "envelope", "date", "arm", "research_id"];

    private static IEnumerable<T> Twice<T>(IEnumerable<T> things)
        where T : notnull => things.CountBy(thing => thing).Where(one => one.Value > 1).Select(one => one.Key);

    private static string Envelope(int seal, string stratum, int number) => $"envelope {stratum} {Text(number)} of seal {Text(seal)}";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
