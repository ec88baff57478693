using System.Diagnostics.CodeAnalysis;

using Trial.Core.Export;
using Trial.Core.Input;
using Trial.Functions.Web;

namespace Trial.Functions.Http;

/// <summary>
/// What POST /api/exports or a desk's form asks for. Purpose and recipient document the disclosure.
/// </summary>
internal sealed record ExportRequest(ExportKind Kind, bool Blinded, string Purpose, string Recipient)
{
    /// <summary>How long purpose and recipient may be.</summary>
    public const int LongestText = 500;

    private static readonly Dictionary<string, ExportKind> Kinds = new(StringComparer.Ordinal)
    {
        ["table"] = ExportKind.Table,
        ["audit"] = ExportKind.Audit,
        ["final"] = ExportKind.Final,
    };

    /// <summary>Reads a request, which is good when the fields have no faults. Blinded is the default.</summary>
    public static ExportRequest Read(FieldReader fields) => new(
        fields.Parsed<ExportKind>("kind", TryParseKind) ?? default,
        fields.Flag("blinded", required: false) ?? true,
        fields.StaffText("purpose", LongestText),
        fields.StaffText("recipient", LongestText));

    private static bool TryParseKind([NotNullWhen(true)] string? name, out ExportKind kind) => Kinds.TryGetValue(name ?? "", out kind);
}
