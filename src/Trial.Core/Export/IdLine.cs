using System.Text;
using System.Text.Json.Nodes;

using Trial.Core.Input;
using Trial.Core.Record;

namespace Trial.Core.Export;

//  Line of ids.ndjson in a final export: one for every draw whose person's row is still there, in the order of the record
//
//      canonical JSON {"participant","random","researchId"}; then LF
//
//  With the draw's field "research" (or its referral's) it shows that this research id was fixed before the lot.

/// <summary>A research id, and whose it is.</summary>
internal readonly record struct IdLine(ParticipantId Participant, KnownId Research)
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "ids.ndjson";

    /// <summary>The line without its LF.</summary>
    public string ToLine() => Encoding.UTF8.GetString(CanonicalJson.Format(new JsonObject
    {
        ["participant"] = Participant.ToString(),
        ["random"] = Research.Random.ToString(),
        ["researchId"] = Research.Id.ToString(),
    }));

    /// <summary>Reads a line without its LF; null for any other spelling.</summary>
    public static IdLine? ParseLine(ReadOnlyMemory<byte> line) =>
        CanonicalJson.ParseObject(line.Span) is { Count: 3 } values
        && new Fields(values) is var fields
        && fields.Participant("participant") is { } participant
        && fields.Digest("random") is { } random
        && ResearchId.TryParse(fields.Text("researchId"), out var id)
            ? new IdLine(participant, new KnownId(id, random))
            : null;

    /// <summary>Says what it is, and nothing of what it holds.</summary>
    public override string ToString() => "a research id";
}
