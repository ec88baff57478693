namespace Trial.Functions.Staff;

/// <summary>Counts wrong keys: after so many in a minute the door takes none, right or wrong, until that minute is over.</summary>
internal sealed class WrongKeys(TimeProvider clock)
{
    /// <summary>So many a minute.</summary>
    public const int Most = 20;

    private readonly Lock turn = new();
    private long minute;
    private int count;

    /// <summary>Whether the door is shut.</summary>
    public bool AreTooMany
    {
        get
        {
            lock (turn)
            {
                return minute == Minute && count >= Most;
            }
        }
    }

    private long Minute => clock.GetUtcNow().ToUnixTimeSeconds() / 60;

    /// <summary>Somebody gave a wrong one.</summary>
    public void Add()
    {
        lock (turn)
        {
            count = minute == Minute ? count + 1 : 1;
            minute = Minute;
        }
    }
}
