using Trial.Core.Lottery;
using Trial.Core.Record;

namespace Trial.Core.Export;

/// <summary>What a table is made from.</summary>
public sealed record TableSource
{
    /// <summary>The study as its record tells it.</summary>
    public required StudyState State { get; init; }

    /// <summary>What the rows beside the record say of everybody drawn.</summary>
    public required IReadOnlyDictionary<ParticipantId, Person> People { get; init; }

    /// <summary>The research ids erased in the last 30 days.</summary>
    public required IReadOnlyCollection<ResearchId> Erased { get; init; }

    /// <summary>The arms of the setup.</summary>
    public required IReadOnlyList<NamedArm> Arms { get; init; }

    /// <summary>The study's setting.</summary>
    public required Cut Cut { get; init; }

    /// <summary>Who vouches for it, and the day.</summary>
    public required ExportMaker Maker { get; init; }

    /// <summary>Every seal, in the order of their numbers.</summary>
    public required IReadOnlyList<SealInUse> Seals { get; init; }

    /// <summary>Arms as X and Y, and nothing of what came after the draw.</summary>
    public required bool Blinded { get; init; }

    /// <summary>The same arms in the order in which blinded tables call them X, Y ...; one order for the life of the study.</summary>
    public required IReadOnlyList<Arm> BlindedOrder { get; init; }

    /// <summary>32 random bytes, used for this table only.</summary>
    public required Digest LabelKey { get; init; }

    /// <summary>The log's newest checkpoint; null while there is no log.</summary>
    public ReadOnlyMemory<byte>? Checkpoint { get; init; }

    /// <summary>Says what it is, and nothing of what it holds.</summary>
    public override string ToString() => "what a table export is made from";
}
