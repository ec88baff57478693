namespace Trial.Core.Pictures;

/// <summary>A line of the committee's page below the words of its part.</summary>
public abstract record InspectLine
{
    private InspectLine()
    {
    }

    /// <summary>A sentence, or a name with what was found.</summary>
    public sealed record Sentence(string Text) : InspectLine;

    /// <summary>A line of a table.</summary>
    /// <param name="Label">Its first cell.</param>
    /// <param name="Cells">The others.</param>
    /// <param name="IsHead">It names the columns of those below it.</param>
    /// <param name="Width">Of a column in a text, in letters.</param>
    public sealed record Row(string Label, IReadOnlyList<string> Cells, bool IsHead, int Width = 9) : InspectLine;
}
