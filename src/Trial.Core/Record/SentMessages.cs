using System.Collections.Immutable;

namespace Trial.Core.Record;

/// <summary>Every message of a study. Those that are sent are numbered 1, 2, 3 ..., and each can be withdrawn once. Immutable.</summary>
public sealed record SentMessages
{
    /// <summary>Before the first.</summary>
    public static SentMessages Empty { get; } = new();

    /// <summary>Each as the record tells it, in order of number.</summary>
    public ImmutableList<SentMessage> All { get; internal init; } = [];

    /// <summary>Sequence of the last body that says that rows of messages were deleted; null before the first.</summary>
    public int? Kept { get; internal init; }

    /// <summary>The message with a number; null when no message has it.</summary>
    public SentMessage? this[int number] => number >= 1 && number <= All.Count ? All[number - 1] : null;

    /// <summary>Why this cannot come next; null when it can.</summary>
    internal string? Refusal(Act.Message message) => message.Change is MessageChange.Sent
        ? message.Number == All.Count + 1 ? null : "the messages are numbered 1, 2, 3 ..."
        : this[message.Number] is not { } sent ? "no message has this number"
        : sent.Withdrawn is not null ? "this message is withdrawn"
        : sent.GroupId != message.GroupId ? "the message was to others"
        : null;

    /// <summary>The messages after an act that was not refused.</summary>
    internal SentMessages After(Act act, Stamp stamp) => act switch
    {
        Act.Message { Change: MessageChange.Sent } it =>
            this with { All = All.Add(new(it.Number, it.GroupId, stamp.Sequence, stamp.At, it.Row)) },
        Act.Message it => this with { All = All.SetItem(it.Number - 1, All[it.Number - 1] with { Withdrawn = stamp.At }) },
        Act.Retention { Class: Act.Retention.OfMessages } => this with { Kept = stamp.Sequence },
        _ => this,
    };
}
