namespace Trial.Core.Export;

/// <summary>The kinds of export of docs/formats.md section 6.</summary>
public enum ExportKind
{
    /// <summary>Allocations with months and strata merged; before the reveal.</summary>
    Table,

    /// <summary>Everything past.</summary>
    Audit,

    /// <summary>Everything, after the reveal.</summary>
    Final,
}
