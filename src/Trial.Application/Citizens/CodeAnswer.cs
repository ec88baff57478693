using Trial.Core.Input;
using Trial.Core.Intake;
using Trial.Core.Record;

namespace Trial.Application.Citizens;

/// <summary>What comes of asking for the code of a token. These are all the answers there are.</summary>
public abstract record CodeAnswer
{
    private CodeAnswer()
    {
    }

    /// <summary>The code, and what researchers will call this person. Where one needs a slip, it is held from now on.</summary>
    /// <param name="Code">The token's.</param>
    /// <param name="ResearchId">The token's.</param>
    /// <param name="Challenge">What a browser solves before the lot; null while none is asked.</param>
    public sealed record Told(Code Code, ResearchId ResearchId, Challenge? Challenge) : CodeAnswer
    {
        /// <summary>Says what it is, never what it holds.</summary>
        public override string ToString() => "the code of a token";
    }

    /// <summary>Every fault of the input.</summary>
    public sealed record Faulty(IReadOnlyList<Fault> Faults) : CodeAnswer;

    /// <summary>Why no code is told.</summary>
    public sealed record Refused(Refusal Why) : CodeAnswer;
}
