using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Trial.Benchmarks;

//  dotnet run -c Release --project tests/Trial.Benchmarks -- speed              sealing beside its floor, on one core and on all
//  dotnet run -c Release --project tests/Trial.Benchmarks -- verify             trial verify beside a Go program, in time and memory
//  dotnet run -c Release --project tests/Trial.Benchmarks -- host               the local host beside a bare Kestrel and an empty function
//  dotnet run -c Release --project tests/Trial.Benchmarks -- acts               a referral without a host beside its bare rows
//  dotnet run -c Release --project tests/Trial.Benchmarks -- end-to-end         the service, the act and the store, each beside its floor
//  dotnet run -c Release --project tests/Trial.Benchmarks -- large              100,000 people beside a hundred
//  dotnet run -c Release --project tests/Trial.Benchmarks -- --filter '*'       BenchmarkDotNet, a short run in this process

if (args is ["speed", .. var cores])
{
    return Speed.Run(cores);
}

if (args is ["verify", .. var sizes])
{
    return VerifySpeed.Run(sizes);
}

if (args is ["host", .. var requests])
{
    return await HostSpeed.RunAsync(requests);
}

if (args is ["acts", .. var people])
{
    return await ActSpeed.RunAsync(people);
}

if (args is ["end-to-end", .. var parts])
{
    return await EndToEnd.RunAsync(parts);
}

if (args is ["large", .. var many])
{
    return await LargeSpeed.RunAsync(many);
}

if (args is ["tables", var endpoint, var folder, var seconds])
{
    return await TableActs.RunAsync(endpoint, folder, seconds); // what `end-to-end` starts for itself
}

if (args is ["slow-clients", var address, var connections])
{
    return await SlowClients.RunAsync(address, connections); // what `end-to-end` starts for itself
}

if (args is ["kestrel"])
{
    return await BareKestrel.RunAsync(); // what `host` starts for itself
}

var inProcess = DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
BenchmarkSwitcher.FromAssembly(typeof(Speed).Assembly).Run(args, inProcess);
return 0;
