using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Trial.Benchmarks;

/// <summary>A web application that answers every request with "ok": the floor.</summary>
internal static class BareKestrel
{
    public static async Task<int> RunAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.Run(http => http.Response.WriteAsync("ok"));
        await app.RunAsync();
        return 0;
    }
}
