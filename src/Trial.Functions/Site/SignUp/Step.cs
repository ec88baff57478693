namespace Trial.Functions.Site.SignUp;

/// <summary>The pages of the form, in order.</summary>
public enum Step
{
    Start,
    Slip,
    Adult,
    Life,
    Times,
    Company,
    Lottery,
    Check,
}
