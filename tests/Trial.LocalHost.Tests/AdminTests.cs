using System.Net;

using Trial.LocalHost.Http;

namespace Trial.LocalHost.Tests;

[Collection(OneAppTests.Name)]
public sealed class AdminTests(OneApp app)
{
    private readonly RunningHost host = app.Host;

    [Theory]
    [InlineData("daily")]
    [InlineData("DAILY")]
    public async Task Runs_a_timer_by_its_name_and_answers_with_its_words(string name)
    {
        using var response = await RunAsync(name);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("\"IsPastDue\":false", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Strict.Check(response);
    }

    [Theory]
    [InlineData("counts_up", """{"Made":3,"Places":["A","B"]}""")]
    [InlineData("adds_up", "7")]
    [InlineData("at_start", "")]
    public async Task What_a_timer_gives_back_is_answered_as_JSON(string name, string text)
    {
        using var response = await RunAsync(name);

        Assert.Equal(text, await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_timer_that_fails_is_500_and_one_line()
    {
        using var response = await RunAsync("fails");

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsStringAsync());
        Strict.Check(response);
        Assert.Contains("Error The function fails failed.", host.Errors, StringComparison.Ordinal);
        Assert.Contains("System.InvalidOperationException", host.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("not for the console", host.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("daily", "")]
    [InlineData("daily", "0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("none", "0000000000000000000000000000000000000000000000000000000000000000")]
    public async Task Refuses_who_does_not_have_the_key(string name, string key)
    {
        using var response = await host.SendAsync("POST", $"admin/functions/{name}", ("x-functions-key", key));

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Strict.Check(response);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "same-site", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "https://elsewhere.example", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "null", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "same-origin", HttpStatusCode.OK)]
    [InlineData("Sec-Fetch-Site", "none", HttpStatusCode.OK)]
    public async Task Refuses_pages_of_other_sites_even_with_the_key(string header, string value, HttpStatusCode status)
    {
        using var response = await RunAsync("daily", (header, value));

        Assert.Equal(status, response.StatusCode);
        Strict.Check(response);
    }

    [Theory]
    [InlineData("http://xn--blbrgrd-fxak7p.example", HttpStatusCode.OK)]
    [InlineData("http://xn--rdgrd-vuad.example", HttpStatusCode.Forbidden)]
    public async Task Takes_pages_of_its_own_name_in_punycode(string origin, HttpStatusCode status)
    {
        using var response = await RunAsync("daily", ("Host", "xn--blbrgrd-fxak7p.example"), ("Origin", origin));

        Assert.Equal(status, response.StatusCode);
    }

    [Theory]
    [InlineData("POST", "admin/functions/none")]
    [InlineData("POST", "admin/functions/zz_site")] // no timer
    [InlineData("POST", "admin/functions/daily/more")]
    [InlineData("POST", "admin/functions")]
    [InlineData("GET", "admin/functions/daily")]
    [InlineData("GET", "admin")]
    [InlineData("GET", "ADMIN/host/status")]
    public async Task Has_nothing_else_and_lets_no_function_see_its_paths(string verb, string path)
    {
        using var response = await host.SendAsync(verb, path, ("x-functions-key", await host.KeyAsync()));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Strict.Check(response);
    }

    [Fact]
    public async Task Leaves_paths_that_only_begin_alike_to_the_functions() =>
        Assert.Equal("zz_site /administrator", await host.GetAsync("administrator"));

    [Fact]
    public async Task Its_key_is_in_a_file_that_only_its_owner_may_read()
    {
        var file = Path.Combine(host.Keys, "host-key");

        Assert.Equal($"{await host.KeyAsync()}\n", await File.ReadAllTextAsync(file));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
    }

    [Fact]
    public async Task Its_key_is_closed_to_others_when_it_was_open()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        var file = Path.Combine(folder, "host-key");
        await File.WriteAllTextAsync(file, new string('0', 64));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);

            Assert.Equal(new string('0', 64), await new AdminKey(folder).LoadAsync());

            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }

        Directory.Delete(folder, recursive: true);
    }

    private async Task<HttpResponseMessage> RunAsync(string name, params (string Name, string Value)[] headers) =>
        await host.SendAsync("POST", $"admin/functions/{name}", [("x-functions-key", await host.KeyAsync()), .. headers]);
}
