using Microsoft.Extensions.DependencyInjection;

using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

using Trial.Application.Measures;
using Trial.Storage;

namespace Trial.Functions.Telemetry;

/// <summary>Sends measures and traces by OTLP where OTEL_EXPORTER_OTLP_ENDPOINT says; that specification has more settings.</summary>
internal static class OtlpExport
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Begins with the host and sends what is left when it ends; nothing is sent where no endpoint is configured.</summary>
    public static IServiceCollection AddOtlpExport(this IServiceCollection services, Given given)
    {
        if (given[Endpoint] is not null)
        {
            services.AddOpenTelemetry()
                .ConfigureResource(resource => resource.Clear().AddService("trial")) // nothing of the machine
                .WithTracing(traces => traces.AddSource(Counters.Name).AddOtlpExporter())
                .WithMetrics(measures => measures.AddMeter(Counters.Name).AddOtlpExporter());
        }

        return services;
    }
}
