namespace Trial.Application.Stewards;

/// <summary>What the host knows of a study that is about to take people: from its settings and from what the study's owner says.</summary>
/// <param name="HasOwner">Somebody is responsible for the data.</param>
/// <param name="HasContact">Somebody can be called.</param>
/// <param name="NumbersChecked">The day on which the crisis number was checked that was checked first; null when one was not.</param>
/// <param name="HasPublicUrl">The address is known at which people reach the site.</param>
public sealed record Preparations(bool HasOwner, bool HasContact, DateOnly? NumbersChecked, bool HasPublicUrl)
{
    /// <summary>Nothing was prepared.</summary>
    public static Preparations None { get; } = new(HasOwner: false, HasContact: false, NumbersChecked: null, HasPublicUrl: false);
}
