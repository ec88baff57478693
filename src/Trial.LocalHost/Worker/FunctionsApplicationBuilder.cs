using Microsoft.AspNetCore.Builder;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Trial.LocalHost;

namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>Gathers what an app needs and builds its host, once.</summary>
public class FunctionsApplicationBuilder : IHostApplicationBuilder, IFunctionsWorkerApplicationBuilder
{
    private readonly WebApplicationBuilder web;
    private readonly IReadOnlyList<Type> types;
    private readonly string folder;
    private readonly List<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> middlewares = [];
    private bool servesHttp;

    internal FunctionsApplicationBuilder(string[] args, IReadOnlyList<Type> types, string folder)
    {
        web = Web.CreateBuilder(args);
        this.types = types;
        this.folder = folder;
    }

    /// <inheritdoc/>
    public IDictionary<object, object> Properties => ((IHostApplicationBuilder)web).Properties;

    /// <inheritdoc/>
    IConfigurationManager IHostApplicationBuilder.Configuration => Configuration;

    /// <summary>The app's settings.</summary>
    public ConfigurationManager Configuration => web.Configuration;

    /// <inheritdoc/>
    public IHostEnvironment Environment => web.Environment;

    /// <inheritdoc/>
    public ILoggingBuilder Logging => web.Logging;

    /// <inheritdoc/>
    public IMetricsBuilder Metrics => web.Metrics;

    /// <inheritdoc cref="IHostApplicationBuilder.Services" />
    public IServiceCollection Services => web.Services;

    /// <summary>The host. Functions that cannot be served are refused here.</summary>
    /// <exception cref="InvalidOperationException">A function cannot be served, or the host was built before.</exception>
    public IHost Build()
    {
        var functions = FunctionList.Find(types);
        return !servesHttp && functions.FirstOrDefault(function => function.Trigger is HttpTriggerAttribute) is { } unserved
            ? throw unserved.Refused("is started by HTTP, and ConfigureFunctionsWebApplication was not called")
            : Web.Build(web, functions, HostJson.Read(folder), Pipeline());
    }

    /// <inheritdoc/>
    public void ConfigureContainer<TContainerBuilder>(
        IServiceProviderFactory<TContainerBuilder> factory, Action<TContainerBuilder>? configure = null)
        where TContainerBuilder : notnull =>
        ((IHostApplicationBuilder)web).ConfigureContainer(factory, configure);

    /// <inheritdoc/>
    public IFunctionsWorkerApplicationBuilder Use(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware)
    {
        middlewares.Add(middleware);
        return this;
    }

    internal FunctionsApplicationBuilder ServeHttp()
    {
        servesHttp = true;
        Use(HttpMiddleware.Around);
        return this;
    }

    private FunctionExecutionDelegate Pipeline()
    {
        FunctionExecutionDelegate run = context => ((Invocation)context).RunAsync();
        return Enumerable.Reverse(middlewares).Aggregate(run, (next, middleware) => middleware(next));
    }
}
