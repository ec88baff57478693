namespace Trial.Application.Citizens;

/// <summary>The ratio of the two arms in lowest terms: of <see cref="All"/> people, <see cref="Peer"/> come in a group.</summary>
public readonly record struct Odds(int Peer, int Control)
{
    public int All => Peer + Control;

    public bool Even => Peer == Control;
}
