using Microsoft.Extensions.DependencyInjection;

namespace Trial.LocalHost.TestApp;

/// <summary>Tells whether its object and its services are its run's.</summary>
public sealed class Scoped(Memory memory, PerRun perRun)
{
    private int runs;

    [Function("scoped")]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "scoped")] HttpRequest request) =>
        TypedResults.Text(ReferenceEquals(perRun, request.HttpContext.RequestServices.GetService<PerRun>())
            ? $"run {++runs}, scope {memory.Scopes}, disposed {memory.Disposed}"
            : "another scope");
}
