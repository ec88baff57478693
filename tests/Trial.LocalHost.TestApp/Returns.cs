namespace Trial.LocalHost.TestApp;

/// <summary>Functions of every kind of return, and two that do not.</summary>
public sealed class Returns
{
    [Function("result")]
    public IResult Result([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "result")] HttpRequest request) =>
        TypedResults.Text("result");

    [Function("created")]
    public async Task<IResult> CreatedAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "created")] HttpRequest request)
    {
        await Task.Yield();
        return TypedResults.Created("/created/1", "created");
    }

    [Function("task")]
    public Task TaskAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "task")] HttpRequest request)
    {
        request.HttpContext.Response.StatusCode = StatusCodes.Status202Accepted;
        return Task.CompletedTask;
    }

    [Function("nothing")]
    public void Nothing([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "nothing")] HttpRequest request) =>
        request.HttpContext.Response.StatusCode = StatusCodes.Status204NoContent;

    [Function("static")]
    public static IResult Static([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "static")] HttpRequest request) =>
        TypedResults.Text("static");

    [Function("throws")]
    public IResult Throw([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "throws/{name}")] HttpRequest request, string name)
    {
        request.HttpContext.Response.Headers["X-Half-Done"] = "yes";
        throw new InvalidOperationException(name, new FormatException(name));
    }

    [Function("breaks_off")]
    public async Task BreakOffAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "breaks_off")] HttpRequest request)
    {
        await request.HttpContext.Response.WriteAsync("half");
        await request.HttpContext.Response.Body.FlushAsync();
        throw new InvalidOperationException("on purpose");
    }
}
