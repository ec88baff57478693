namespace Trial.Functions.Site.Verify;

/// <summary>What somebody comes to check. The file to save is for either.</summary>
public enum CheckOf
{
    Either,
    Receipt,
    Export,
}
