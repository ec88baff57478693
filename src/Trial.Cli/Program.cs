using System.CommandLine;
using System.CommandLine.Invocation;
using Trial.Cli;
using Trial.Core.Verify;

//  Exit codes of every verb
//
//      0   done; everything checked is true
//      1   something checked is false (the first false thing is named)
//      2   the command was wrong (every fault is named, one a line)

var root = new RootCommand(
    "Designs, seals, reveals and verifies the lists of a lottery trial. Exit codes: 0 done and true, 1 false, 2 wrong use.")
{
    AssessCommand.Make(),
    SealCommand.Make(),
    RevealCommand.Make(),
    VerifyCommand.Make(),
    ReportCommand.Make(),
    SimulateCommand.Make(),
    ReferenceCommand.Make(),
    InspectCommand.Make(),
    ReconcileCommand.Make(),
    WatchCommand.Make(),
    BackupCommand.Make(),
    RestoreCommand.Make(),
};

if (args.Contains(""))
{
    return Refusal.Tell(["An argument is empty."]);
}

var parsed = root.Parse(args);
if (parsed.Action is ParseErrorAction)
{
    return Refusal.Tell(
        parsed.Errors.Select(fault => fault.Message.Split(" as expected type ") is [var plain, _] ? plain + "." : fault.Message));
}

try
{
    return await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false });
}
catch (ScratchException exception)
{
    return Refusal.Tell(
        [$"{exception.Message} A long export needs space for temporary files in {Path.GetTempPath()} or in the folder that TMPDIR names."]);
}
catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException or DamagedFileException)
{
    return Refusal.Tell([exception.Message]);
}
