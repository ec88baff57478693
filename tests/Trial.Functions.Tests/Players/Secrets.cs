using System.Globalization;
using System.Text.RegularExpressions;

using Trial.Application.Record;
using Trial.Application.Study;
using Trial.Core;
using Trial.Functions.Site.Parts;

namespace Trial.Functions.Tests.Players;

/// <summary>What nobody at a coordinator's desk may read, and finding it in a text.</summary>
/// <param name="Words">What is secret, by kind, as it could be written.</param>
internal sealed record Secrets(IReadOnlyDictionary<string, IReadOnlyList<Regex>> Words)
{
    private static readonly string[] Dates =
    [
        "yyyy-MM-dd", "yyyyMMdd", "d.M.yyyy", "dd.MM.yyyy", "d-M-yyyy", "dd-MM-yyyy", "d/M/yyyy", "dd/MM/yyyy", "d MMMM", "MMMM d",
    ];

    /// <summary>Of everybody who signed up in a study.</summary>
    public static async Task<Secrets> OfAsync(LivedStudy study)
    {
        var people = (await study.Part<StudyLedger>().ReadAsync(default)).State.Participants.Values.ToList();
        var answers = new List<(string Code, string Id, string Alias, string Arm)>();
        foreach (var code in study.Codes)
        {
            var told = (await study.AskAsync(null, "POST", "/api/participant/status", new { code })).Json;
            answers.Add((code, Text("researchId"), Text("alias"), Text("arm")));
            string Text(string field) => told[field]!.GetValue<string>();
        }

        Assert.Contains(people, person => person.Draw.Arm != Arm.Peer);
        return new(new Dictionary<string, IReadOnlyList<Regex>>
        {
            ["code"] = [.. answers.Select(it => Exactly(it.Code))],
            ["research id"] = [.. answers.Select(it => Exactly(it.Id))],
            ["participant id"] = [.. people.Select(person => Exactly(person.Id.ToString()))],
            ["date of a draw"] = [.. people.Select(person => person.Drawn).Distinct().SelectMany(Written)],
            ["name of the control arm"] = [new("kontrolgruppe|(?<!Cache-)control|venteliste", RegexOptions.IgnoreCase)],
            ["alias in the control arm"] = [.. answers.Where(it => it.Arm == "control").Select(it => Exactly(it.Alias))],
        });
    }

    /// <summary>The kinds that a text tells, each with what it tells.</summary>
    public IEnumerable<string> ToldBy(string text) =>
        from kind in Words
        from word in kind.Value
        let told = word.Match(text)
        where told.Success
        select $"{kind.Key}: {told.Value}";

    // With or without the hyphens in it.
    private static Regex Exactly(string secret) => new(string.Join("-?", secret.Split('-').Select(Regex.Escape)), RegexOptions.IgnoreCase);

    private static IEnumerable<Regex> Written(DateOnly day) =>
        from text in Dates.Select(form => day.ToString(form, CultureInfo.InvariantCulture))
            .Append(When.Day(Language.Danish, day).Replace($" {day.Year}", "", StringComparison.Ordinal))
        select new Regex($@"(?<!\d){Regex.Escape(text)}(?!\d)", RegexOptions.IgnoreCase);
}
