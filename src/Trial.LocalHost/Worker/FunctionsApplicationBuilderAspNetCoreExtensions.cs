namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>Functions that take an HttpRequest and give an IResult.</summary>
public static class FunctionsApplicationBuilderAspNetCoreExtensions
{
    /// <summary>Serves HTTP triggers. Middlewares added before this one do not see the request.</summary>
    public static FunctionsApplicationBuilder ConfigureFunctionsWebApplication(this FunctionsApplicationBuilder builder) =>
        builder.ServeHttp();
}
