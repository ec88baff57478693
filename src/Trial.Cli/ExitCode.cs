namespace Trial.Cli;

internal static class ExitCode
{
    public const int Done = 0;

    public const int False = 1;

    public const int WrongUse = 2;
}
