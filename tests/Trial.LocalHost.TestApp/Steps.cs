namespace Trial.LocalHost.TestApp;

/// <summary>Functions for the middlewares around them, and one that tells what was noted.</summary>
public sealed class Steps(Memory memory)
{
    [Function("tells")]
    public void Tell([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "tells")] HttpRequest request, FunctionContext context) =>
        Trails.Add(context, "function");

    [Function("kept")]
    public void Keep([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "kept")] HttpRequest request, FunctionContext context) =>
        Trails.Add(context, "function");

    [Function("noted")]
    public IResult Noted([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "noted/{name}")] HttpRequest request, string name) =>
        TypedResults.Text(memory[name]);

    [Function("counted")]
    public IResult Counted([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "counted/{what}")] HttpRequest request, string what) =>
        TypedResults.Text($"{what switch { "ticks" => memory.Ticks, "waits" => memory.Waits, _ => memory.Cancelled }}");
}
