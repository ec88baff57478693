namespace Trial.Cli;

/// <summary>How a verb says that the command was wrong: every fault on a line of standard error.</summary>
internal static class Refusal
{
    public static int Tell(IEnumerable<string> faults)
    {
        foreach (var fault in faults)
        {
            Console.Error.WriteLine(fault);
        }

        return ExitCode.WrongUse;
    }
}
