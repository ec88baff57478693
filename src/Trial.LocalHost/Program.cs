using System.CommandLine;

using Trial.LocalHost;
using Trial.LocalHost.Start;

var app = new Argument<string>("app") { Description = "A Functions app: a project, its folder, or the folder it was built into." };
var keys = new Option<string>("--keys")
{
    Description = "The folder for the key of /admin.",
    DefaultValueFactory = _ => Environment.GetEnvironmentVariable("TRIAL_DATA") is { Length: > 0 } data ? data : "./data",
};
var configuration = new Option<string>("--configuration", "-c")
{
    Description = "The configuration to build.",
    DefaultValueFactory = _ => "Debug",
};

var command = new RootCommand("Runs an Azure Functions app of HTTP and timer functions, without Azure's tools.")
{
    app, keys, configuration,
};
command.SetAction((given, _) => FrontHost.RunAsync(new Arguments(
    given.GetRequiredValue(app), given.GetRequiredValue(keys), given.GetRequiredValue(configuration))));
return await command.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
