namespace Trial.LocalHost.TestApp;

/// <summary>Functions that tell what they were given.</summary>
public sealed class Parameters
{
    [Function("given")]
    public IResult Given(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "given/{text}/{number:int}")] HttpRequest request,
        string text,
        int number) =>
        TypedResults.Text($"{request.Method} {request.Path}{request.QueryString} {text} {number}");

    [Function("context")]
    public IResult Context(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "context")] HttpRequest request, FunctionContext context) =>
        TypedResults.Text(context.GetHttpContext()?.Request == request ? context.FunctionDefinition.EntryPoint : "another request");

    [Function("optional")]
    public IResult Optional(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "optional/{value?}")] HttpRequest request, string? value) =>
        TypedResults.Text(value ?? "none");

    [Function("seen")]
    public IResult Seen(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "seen")] HttpRequest request, FunctionContext context)
    {
        var invocations = request.Headers["x-ms-invocation-id"];
        return TypedResults.Text(
            $"{request.Scheme}://{request.Host}{request.PathBase}{request.Path} from {request.HttpContext.Connection.RemoteIpAddress} "
            + (invocations is [var id] && id == context.InvocationId ? "as invoked" : "as another"));
    }

    [Function("said")]
    public IResult Said([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "said")] HttpRequest request) =>
        TypedResults.Text(request.Headers["X-Said"].ToString());

    [Function("echo")]
    public async Task EchoAsync([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "echo")] HttpRequest request)
    {
        request.HttpContext.Response.ContentType = request.ContentType;
        request.HttpContext.Response.Headers.Append("Set-Cookie", "a=1");
        request.HttpContext.Response.Headers.Append("Set-Cookie", "b=2");
        await request.Body.CopyToAsync(request.HttpContext.Response.Body);
    }

    [Function("counts")]
    public async Task<IResult> CountAsync([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "counts")] HttpRequest request)
    {
        var buffer = new byte[1 << 16];
        var length = 0L;
        while (await request.Body.ReadAsync(buffer) is > 0 and var read)
        {
            length += read;
        }

        return TypedResults.Text($"{length}");
    }

    [Function("sized")]
    public async Task<IResult> SizeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "post", Route = "sized/{bytes:int}")] HttpRequest request, int bytes)
    {
        await request.Body.CopyToAsync(Stream.Null);
        return TypedResults.Text(new string('.', bytes));
    }
}
