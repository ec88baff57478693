using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

using Trial.Application.Record;
using Trial.Application.Stewards;
using Trial.Application.Study;
using Trial.Core.Groups;
using Trial.Storage;

namespace Trial.Functions.Site.Parts;

//  owner.json, in the data folder or where the setting TRIAL_OWNER says; the setting may hold its text instead, which begins with {
//
//      controller      {"name", "contact"}: who is responsible for the data; null in a demonstration
//      contacts        [{"name", "telephone"}]: whom people can call
//      duty            the telephone that the groups' leaders answer; people in a group see it.  May be absent
//      people          ["Mette, peer"]: who they are, as they want to be called; none where it is left out
//      voice           {"da", "en"}: a sentence by a peer; nothing is said where it is left out
//      young           helplines for people under 18, each {"name", "number", "checked"}; none where it is left out
//      elsewhere       the same for adults whom the group is not for
//      leave           where "Forlad siden" leads: an https address of something that everybody looks at; our own farewell where left out
//      questionnaires  [{"name": {"da", "en"}, "address", "from", "to"}]: the study's own, for both arms alike; see Questionnaire
//      names           ["Eg", "Bøg"]: what people are called in a group, see GroupNames; the service's own names where left out
//      basis           "consent" or "research"
//      ethics          {"da", "en"}: what the ethics committee decided, in a sentence with its number; nothing is said where left out
//      crisis          emergency, region, helpline, each {"number", "checked", "source"}, the helpline with a "name"
//
//      "checked" is the day on which somebody called the number or asked its owner: "2026-11-20".  A number that nobody has checked is not
//      shown.  No line stands alone: the doctor and all three are always named.

/// <summary>What the study's owner says about itself on the pages.</summary>
public sealed record Owner(
    Controller? Controller, LegalBasis Basis, Crisis Crisis, IReadOnlyList<ContactPerson>? Contacts = null, string? Duty = null)
{
    public IReadOnlyList<string> People { get; init; } = [];

    public Voice? Voice { get; init; }

    public IReadOnlyList<CrisisLine> Young { get; init; } = [];

    /// <summary>What the ethics committee decided; null for nothing.</summary>
    public Voice? Ethics { get; init; }

    /// <summary>Where whoever leaves in a hurry is led; null for a page of our own.</summary>
    public string? Leave { get; init; }

    public IReadOnlyList<CrisisLine> Elsewhere { get; init; } = [];

    public IReadOnlyList<Questionnaire> Questionnaires { get; init; } = [];

    /// <summary>What people are called in a group; null for the service's own names.</summary>
    public IReadOnlyList<string>? Names { get; init; }

    private const string Setting = "TRIAL_OWNER";
    private const int LongestAddress = 120;

    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter<LegalBasis>(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>What is shown where nobody says anything: enough for a demonstration.</summary>
    public static Owner Nobody { get; } = new(
        Controller: null,
        LegalBasis.Consent,
        new Crisis(
            new CrisisLine("112", new DateOnly(2026, 11, 26)), // a citizen can always call 112 in life-threatening illness
            new CrisisLine("", Checked: null), // each region has its own
            new CrisisLine("70 20 12 01", Checked: null, "Livslinien")));

    /// <summary>Whether what a real study needs is said here.</summary>
    internal Preparations Prepared(bool hasPublicUrl) => new(
        Controller is { Name.Length: > 0, Contact.Length: > 0 },
        Contacts?.Any(person => person.Telephone.Length > 0) == true,
        Crisis.Checked,
        hasPublicUrl);

    /// <summary>Reads what the owner says; <see cref="Nobody"/> where there is nothing to read.</summary>
    /// <exception cref="StartException">What is there cannot be read.</exception>
    internal static Owner Read(Given given, string folder)
    {
        var told = given[Setting];
        if (told is ['{', ..])
        {
            return Parse(Encoding.UTF8.GetBytes(told), $"The setting {Setting}");
        }

        var file = told ?? Path.Combine(folder, "owner.json");
        return told is null && !File.Exists(file) ? Nobody : Load(file);
    }

    /// <summary>Whether an address may stand on a page: whole, by https, and not too long.</summary>
    internal static bool IsAddress(string text) =>
        text.Length <= LongestAddress && Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps;

    // The reader refuses null for a field, and lets it into a list.
    private bool IsWhole() =>
        ((IEnumerable<object?>[])[Contacts ?? [], People, Young, Elsewhere, Questionnaires, Names ?? []]).All(list => !list.Contains(null))
        && (Leave is null || IsAddress(Leave))
        && Questionnaire.AreGood(Questionnaires);

    private static Owner Load(string file)
    {
        try
        {
            return Parse(File.ReadAllBytes(file), $"The file {file}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StartException($"The file {file}, where the study's owner says who it is, cannot be read.", exception);
        }
    }

    private static Owner Parse(byte[] json, string what)
    {
        try
        {
            return JsonSerializer.Deserialize<Owner>(json, Web) is not { } owner || !owner.IsWhole() ? throw new JsonException()
                : owner.Names is { } names && GroupNames.Faults(names) is { Count: > 0 } faults
                    ? throw new StartException($"{what} gives names in a group that cannot be used: {string.Join("; ", faults)}.")
                : owner;
        }
        catch (JsonException exception)
        {
            var where = exception.Path is { Length: > 0 } path ? $": see {path}" : "";
            throw new StartException($"{what} does not say who the study's owner is as docs/ceremony.md has it{where}.", exception);
        }
    }
}

/// <summary>Who is responsible for the data, and how to reach them.</summary>
public sealed record Controller(string Name, string Contact);

/// <summary>Somebody whom people can call about the study.</summary>
public sealed record ContactPerson(string Name, string Telephone);

/// <summary>What the owner wrote, in both languages.</summary>
public sealed record Voice(string Da, string En)
{
    public string In(Language language) => language == Language.Danish ? Da : En;
}

/// <summary>Why the data may be stored.</summary>
public enum LegalBasis
{
    Consent,
    Research,
}

/// <summary>Whom a person in a crisis can call.</summary>
public sealed record Crisis(CrisisLine Emergency, CrisisLine Region, CrisisLine Helpline)
{
    /// <summary>The day of the check that is longest ago; null when a number was not checked.</summary>
    public DateOnly? Checked =>
        new[] { Emergency, Region, Helpline }.Any(line => line.Shown is null)
            ? null
            : new[] { Emergency.Checked, Region.Checked, Helpline.Checked }.Min();
}

/// <summary>One line.</summary>
public sealed record CrisisLine(string Number, DateOnly? Checked, string Name = "")
{
    /// <summary>The number, or null until somebody has checked it.</summary>
    public string? Shown => Checked is not null && Number.Length > 0 ? Number : null;
}
