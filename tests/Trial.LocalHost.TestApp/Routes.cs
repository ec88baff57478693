namespace Trial.LocalHost.TestApp;

/// <summary>Functions whose names, routes and methods decide which of them is run.</summary>
public sealed class Routes
{
    [Function("b_exact")]
    public IResult Exact([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "order/exact")] HttpRequest request) =>
        TypedResults.Text("b_exact");

    [Function("A_any")]
    public IResult Any([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "order/{what}")] HttpRequest request) =>
        TypedResults.Text("A_any");

    [Function("m_early")]
    public IResult Early([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "all/{*path}")] HttpRequest request) =>
        TypedResults.Text("m_early");

    [Function("n_late")]
    public IResult Late([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "all/late")] HttpRequest request) =>
        TypedResults.Text("n_late");

    [Function("a_form")]
    public IResult Form([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "form")] HttpRequest request) =>
        TypedResults.Text("a_form");

    [Function("any_verb")]
    public IResult AnyVerb([HttpTrigger(AuthorizationLevel.Anonymous, Route = "any")] HttpRequest request) => TypedResults.Text("any");

    [Function("ByName")]
    public IResult ByName([HttpTrigger(AuthorizationLevel.Anonymous, "get", "post")] HttpRequest request) => TypedResults.Text("by name");

    [Function("by_id")]
    public IResult ById([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "things/{id:int}")] HttpRequest request, int id) =>
        TypedResults.Text($"id {id}");

    [Function("zz_site")]
    public IResult Site([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{*path}")] HttpRequest request, string? path) =>
        TypedResults.Text($"zz_site /{path}");
}
