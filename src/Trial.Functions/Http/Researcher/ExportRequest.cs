using System.Diagnostics.CodeAnalysis;

using Trial.Core.Export;
using Trial.Core.Input;
using Trial.Functions.Web;

namespace Trial.Functions.Http.Researcher;

/// <summary>What was asked of POST /api/exports. A disclosure is documented with its purpose and recipient.</summary>
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
        var fields = FieldReader.Of(json);
        var kind = fields.Parsed<ExportKind>("kind", TryParseKind);
        var blinded = fields.Flag("blinded", required: false);
        var purpose = fields.StaffText("purpose", LongestText);
        var recipient = fields.StaffText("recipient", LongestText);
        return fields.Faults() is { Count: > 0 } faults
            ? (null, faults)
            : (new ExportRequest(kind!.Value, blinded ?? true, purpose, recipient), []);
    }

    private static bool TryParseKind([NotNullWhen(true)] string? name, out ExportKind kind) => Kinds.TryGetValue(name ?? "", out kind);
}
