using System.Text.Json;

namespace Trial.Functions.Site.Parts;

//  crisis.json, beside the program, so that numbers are put right without a build
//
//      emergency, region, helpline     each {"number", "checked", "source"}, the helpline with a "name"
//
//      A number that nobody has checked is not shown.  No line stands alone: the doctor and all three are always named.

/// <summary>Whom a person in a crisis can call. A number is null until it has been checked.</summary>
public sealed record CrisisLines(string? Emergency, string? Region, string HelplineName, string? Helpline)
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public static CrisisLines Load(string folder)
    {
        var file = JsonSerializer.Deserialize<File>(System.IO.File.ReadAllBytes(Path.Combine(folder, "crisis.json")), Web)!;

        return new CrisisLines(file.Emergency.Shown, file.Region.Shown, file.Helpline.Name!, file.Helpline.Shown);
    }

    private sealed record File(Line Emergency, Line Region, Line Helpline);

    private sealed record Line(string Number, bool Checked, string? Name)
    {
        public string? Shown => Checked && Number.Length > 0 ? Number : null;
    }
}
