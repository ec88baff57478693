using System.Text.Json;

using Trial.Core.Export;
using Trial.Core.Intake;

namespace Trial.Functions.Http;

/// <summary>What was asked of POST /api/exports. Purpose and recipient are asked for because disclosure needs them (FIELD.md P12).</summary>
internal sealed record ExportRequest(ExportKind Kind, bool Blinded, string Purpose, string Recipient)
{
    private const int LongestText = 500;

    private static readonly Dictionary<string, ExportKind> Kinds = new(StringComparer.Ordinal)
    {
        ["table"] = ExportKind.Table,
        ["audit"] = ExportKind.Audit,
        ["final"] = ExportKind.Final,
    };

    /// <summary>The kind's name.</summary>
    public string Name => Kinds.Single(kind => kind.Value == Kind).Key;

    /// <summary>Reads a request, or gives every fault of it. Blinded is the default.</summary>
    public static (ExportRequest? Request, IReadOnlyList<Fault> Faults) Read(byte[] json)
    {
        var (rest, blinded, faultsOfBlinded) = TakeBlinded(json);
        var (fields, faults) = SmallInput.Read(rest, "kind", "purpose", "recipient");
        List<Fault> all =
        [
            .. faults,
            .. faultsOfBlinded,
            .. fields.TryGetValue("kind", out var name) && !Kinds.ContainsKey(name) ? [new Fault("kind", FaultCodes.Unknown)] : (Fault[])[],
            .. StaffText.Faults(fields, "purpose", LongestText),
            .. StaffText.Faults(fields, "recipient", LongestText),
        ];
        return all.Count > 0
            ? (null, all)
            : (new ExportRequest(Kinds[fields["kind"]], blinded, fields["purpose"], fields["recipient"]), []);
    }

    private static (byte[] Remaining, bool Blinded, IReadOnlyList<Fault> Faults) TakeBlinded(byte[] json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false });
            if (document.RootElement.ValueKind is not JsonValueKind.Object || !document.RootElement.TryGetProperty("blinded", out var blinded))
            {
                return (json, true, []);
            }

            var rest = document.RootElement.EnumerateObject().Where(field => field.Name != "blinded").ToDictionary(field => field.Name, field => field.Value);
            return (
                JsonSerializer.SerializeToUtf8Bytes(rest),
                blinded.ValueKind is not JsonValueKind.False,
                blinded.ValueKind is JsonValueKind.True or JsonValueKind.False ? [] : [new Fault("blinded", FaultCodes.Type)]);
        }
        catch (JsonException)
        {
            return (json, true, []); // told by whoever reads the rest
        }
    }
}
