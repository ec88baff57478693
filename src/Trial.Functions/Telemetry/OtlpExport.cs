using Microsoft.Extensions.Configuration;

using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Trial.Functions.Telemetry;

/// <summary>Sends measures and traces by OTLP where OTEL_EXPORTER_OTLP_ENDPOINT says, with the other settings of that specification.</summary>
internal sealed class OtlpExport : IDisposable
{
    private readonly TracerProvider traces;
    private readonly MeterProvider measures;

    private OtlpExport()
    {
        traces = Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(Resource()).AddSource(Measures.Name).AddOtlpExporter().Build();
        measures = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(Resource()).AddMeter(Measures.Name).AddOtlpExporter().Build();
    }

    /// <summary>Begins; null when it is not configured.</summary>
    public static OtlpExport? Start(IConfiguration configuration) =>
        configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is { Length: > 0 } ? new OtlpExport() : null;

    /// <summary>Sends what is left.</summary>
    public void Dispose()
    {
        traces.Dispose();
        measures.Dispose();
    }

    private static ResourceBuilder Resource() => ResourceBuilder.CreateEmpty().AddService("trial");
}
