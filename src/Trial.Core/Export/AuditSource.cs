using Trial.Core.Record;

namespace Trial.Core.Export;

/// <summary>What an audit is made from.</summary>
public sealed record AuditSource
{
    /// <summary>The record from sequence 0. It is read more than once, and gives the same bodies each time.</summary>
    public required IEnumerable<Body> Bodies { get; init; }

    /// <summary>The study at the end of it.</summary>
    public required StudyState State { get; init; }

    /// <summary>Every seal, in the order of their numbers.</summary>
    public required IReadOnlyList<SealInUse> Seals { get; init; }

    /// <summary>The access log from sequence 0.</summary>
    public required IReadOnlyList<AccessEntry> Accesses { get; init; }

    /// <summary>
    /// The rows beside the bodies that live, in the order of their sequences; null for an export without them. Like the bodies they are
    /// read more than once.
    /// </summary>
    public IEnumerable<KeyValuePair<int, Detail>>? Rows { get; init; }

    /// <summary>What is counted of those who meet in groups; null for an export without it.</summary>
    public Begun? Begun { get; init; }

    /// <summary>The key of the log's dummy entries.</summary>
    public required Digest DummiesKey { get; init; }

    /// <summary>The log's files; empty while there is no log.</summary>
    public IReadOnlyList<ExportFile> Log { get; init; } = [];

    /// <summary>Who vouches for it.</summary>
    public required ExportMaker Maker { get; init; }

    /// <summary>Says what it is, and nothing of what it holds.</summary>
    public override string ToString() => "what an audit export is made from";
}
