using System.CommandLine;
using System.CommandLine.Invocation;
using Trial.Cli;

//  Exit codes of every verb
//
//      0   done; what was to be checked is true
//      1   what was to be checked is false (the first false thing is named)
//      2   the command was wrong (every fault is named, one a line)

var root = new RootCommand("Designs, seals, reveals and verifies the lists of a lottery trial.")
{
    AssessCommand.Make(),
    SealCommand.Make(),
    RevealCommand.Make(),
    VerifyCommand.Make(),
    ReportCommand.Make(),
};

var parsed = root.Parse(args);
if (parsed.Action is not ParseErrorAction)
{
    return await parsed.InvokeAsync();
}

foreach (var fault in parsed.Errors)
{
    await Console.Error.WriteLineAsync(fault.Message);
}

return ExitCode.WrongUse;
