namespace Trial.Core.Intake;

/// <summary>What a token was used for.</summary>
public abstract record TokenUse
{
    private TokenUse()
    {
    }

    /// <summary>Somebody was drawn with it, and sent the submission with this hash.</summary>
    public sealed record Drawn(Digest Submission) : TokenUse
    {
        /// <summary>Says what it is, never what it holds.</summary>
        public override string ToString() => "a token that was drawn for";
    }

    /// <summary>Somebody was drawn with it and their data are erased.</summary>
    public sealed record Erased : TokenUse;
}
