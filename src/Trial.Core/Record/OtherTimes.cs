namespace Trial.Core.Record;

/// <summary>What the record says of the times that somebody chose after they signed up: the latest choice.</summary>
/// <param name="Participant">Who.</param>
/// <param name="Row">What it commits to (<see cref="ChosenTimes"/>).</param>
/// <param name="Sequence">Of its body.</param>
/// <param name="On">Its date.</param>
/// <param name="Changes">How often they changed them on that date.</param>
public sealed record OtherTimes(ParticipantId Participant, Digest Row, int Sequence, DateOnly On, int Changes)
{
    /// <summary>Each change is a body, and a night publishes only so many.</summary>
    public const int MostADay = 3;

    /// <summary>Whether they may be changed again on a date.</summary>
    public bool MayChange(DateOnly date) => date != On || Changes < MostADay;
}
