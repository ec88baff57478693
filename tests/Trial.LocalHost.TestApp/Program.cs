using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.Core.FunctionMetadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Trial.LocalHost.TestApp;

if (Environment.GetEnvironmentVariable("TEST_EXIT") is { Length: > 0 } code)
{
    await Console.Error.WriteLineAsync("This app does not start.");
    return int.Parse(code, System.Globalization.CultureInfo.InvariantCulture);
}

if (Environment.GetEnvironmentVariable("TEST_NEVER") is { Length: > 0 })
{
    await Task.Delay(Timeout.Infinite);
}

var builder = FunctionsApplication.CreateBuilder(args);
builder.UseMiddleware<SeesBefore>();
builder.ConfigureFunctionsWebApplication();
builder.UseMiddleware<Outer>().UseMiddleware<Inner>().UseMiddleware<Refuses>();
builder.Services.AddSingleton<Memory>().AddScoped<PerRun>().AddHostedService<Greeting>();
if (Environment.GetEnvironmentVariable("TEST_BINDING") is { Length: > 0 } binding)
{
    Console.WriteLine($"app at start, process {Environment.ProcessId}"); // a refused app does not come to its greeting
    var isRetried = Environment.GetEnvironmentVariable("TEST_RETRY") is { Length: > 0 };
    builder.Services.AddSingleton<IFunctionMetadataProvider>(new OneFunction(binding, isRetried));
}

await builder.Build().RunAsync();
return 0;
