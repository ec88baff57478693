using System.Text.Json;
using System.Text.Json.Serialization;

namespace Trial.Functions.Site.Parts;

//  owner.json, beside the program, so that what it says is put right without a build
//
//      controller      {"name", "contact"}, or null in a demonstration
//      basis           "consent" or "research"
//      crisis          emergency, region, helpline, each {"number", "checked", "source"}, the helpline with a "name"
//
//      A number that nobody has checked is not shown.  No line stands alone: the doctor and all three are always named.

/// <summary>What the study's owner says about itself on the pages.</summary>
public sealed record Owner(Controller? Controller, LegalBasis Basis, Crisis Crisis)
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter<LegalBasis>(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <exception cref="JsonException">The file is not as described above.</exception>
    public static Owner Load(string folder) =>
        JsonSerializer.Deserialize<Owner>(File.ReadAllBytes(Path.Combine(folder, "owner.json")), Web)!;
}

/// <summary>Who is responsible for the data, and how to reach them.</summary>
public sealed record Controller(string Name, string Contact);

/// <summary>Why the data may be stored.</summary>
public enum LegalBasis
{
    Consent,
    Research,
}

/// <summary>Whom a person in a crisis can call.</summary>
public sealed record Crisis(CrisisLine Emergency, CrisisLine Region, CrisisLine Helpline);

/// <summary>One line.</summary>
public sealed record CrisisLine(string Number, bool Checked, string Name = "")
{
    /// <summary>The number, or null until somebody has checked it.</summary>
    public string? Shown => Checked && Number.Length > 0 ? Number : null;
}
