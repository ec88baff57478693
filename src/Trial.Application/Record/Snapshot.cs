using Trial.Core.Record;

namespace Trial.Application.Record;

/// <summary>The record at one moment.</summary>
/// <param name="State">What its bodies say.</param>
/// <param name="Head">The head's row, whose ETag guards the next commit; null before the first body.</param>
/// <param name="Published">How many entries the stored public log has.</param>
public sealed record Snapshot(StudyState State, Row? Head, int Published);
