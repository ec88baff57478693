using System.Text.Json.Nodes;

namespace Trial.Core.Record;

//  The row of a person as their body commits to it, version 1
//
//      canonical JSON {"alias","at" (YYYY-MM-DDTHH:MM:SSZ),"code" (hex of the code's row key),"companionship","language",
//      "slots" (at sign-up, by UTF-16 code unit),"submission" (hex)}
//
//      Hashed as every row beside the record (Detail), with 32 random bytes that are used for nothing else and never exported.
//
//  Test vectors: tests/vectors/formats-v1.json, "people"

/// <summary>What a person said and was given when they signed up.</summary>
/// <param name="Alias">What their group calls them.</param>
/// <param name="At">When they signed up: UTC, whole seconds.</param>
/// <param name="Code">The key of their code's row.</param>
/// <param name="Companionship">They wish for companionship afterwards.</param>
/// <param name="Language">da or en.</param>
/// <param name="Slots">The slots they can come at.</param>
/// <param name="Submission">The hash of what they sent.</param>
public sealed record PersonRow(
    string Alias, DateTimeOffset At, Digest Code, bool Companionship, string Language, IReadOnlyList<string> Slots, Digest Submission)
{
    /// <summary>The row as it is hashed.</summary>
    public Detail Beside(Digest random) => new(random, new JsonObject
    {
        ["alias"] = Alias,
        ["at"] = Iso.Second(At),
        ["code"] = Code.ToString(),
        ["companionship"] = Companionship,
        ["language"] = Language,
        ["slots"] = new JsonArray([.. Slots.Order(StringComparer.Ordinal).Select(slot => (JsonNode)slot)]),
        ["submission"] = Submission.ToString(),
    });

    /// <summary>Says what it is, never what it holds.</summary>
    public override string ToString() => "the row of a person";
}
