using System.Net;
using System.Security.Cryptography;
using CityKey.Data.Uploads;
using CityKey.Web.Forms;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CityKey.Tests.Web.Forms;

public sealed class StreamedUploadTests : IAsyncLifetime
{
    private const string TokenField = "__RequestVerificationToken";
    private readonly byte[] picture = RandomNumberGenerator.GetBytes(400_000);
    private WebApplication site = null!;
    private HttpClient browser = null!;
    private string token = "";

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddControllersWithViews().AddApplicationPart(typeof(UploadController).Assembly);
        site = builder.Build();
        site.MapControllers();
        await site.StartAsync();
        browser = new HttpClient { BaseAddress = new Uri(site.Urls.Single()) };
        token = await browser.GetStringAsync("upload");
    }

    public async ValueTask DisposeAsync()
    {
        browser.Dispose();
        await site.DisposeAsync();
    }

    [Fact]
    public async Task A_file_arrives_whole_beside_its_fields_and_past_the_frameworks_form_reading()
    {
        var answer = await PostAsync(Field(TokenField, token), Field("kind", "passport"), FileOf(picture));
        Assert.Equal((HttpStatusCode.OK, $"passport 0 {Convert.ToHexString(SHA256.HashData(picture))}"), answer);
    }

    [Fact]
    public async Task Without_a_genuine_token_before_the_file_nothing_is_received()
    {
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(FileOf(picture))).Status);
        Assert.Equal(
            HttpStatusCode.BadRequest,
            (await PostAsync(Field(TokenField, "made up"), FileOf(picture))).Status
        );
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(FileOf(picture), Field(TokenField, token))).Status);
    }

    [Fact]
    public async Task An_ordinary_form_on_the_same_page_needs_its_token_too()
    {
        using var without = await browser.PostAsync("upload", new FormUrlEncodedContent([]));
        using var with = await browser.PostAsync("upload", new FormUrlEncodedContent([new(TokenField, token)]));
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.OK), (without.StatusCode, with.StatusCode));
    }

    [Fact]
    public async Task A_file_too_large_is_refused_with_a_code_and_its_place_is_free_again()
    {
        var large = new byte[ImageIntake.MostBytes + 1];
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal(
                (HttpStatusCode.OK, ImageRefusal.TooLarge),
                await PostAsync(Field(TokenField, token), FileOf(large))
            );
        }

        var most = new byte[ImageIntake.MostBytes];
        Assert.Contains(
            Convert.ToHexString(SHA256.HashData(most)),
            (await PostAsync(Field(TokenField, token), FileOf(most))).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_body_beyond_all_measure_is_not_read()
    {
        using var content = new MultipartFormDataContent { FileOf(new byte[UploadForm.MostRead + 1]) };
        using var request = new HttpRequestMessage(HttpMethod.Post, "upload") { Content = content };
        request.Headers.ExpectContinue = true;
        using var answer = await browser.SendAsync(request);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task A_form_without_a_file_says_so()
    {
        Assert.Equal((HttpStatusCode.OK, ReceivedFile.NoFile), await PostAsync(Field(TokenField, token)));
        Assert.Equal((HttpStatusCode.OK, ReceivedFile.NoFile), await PostAsync(Field(TokenField, token), FileOf([])));
    }

    [Fact]
    public async Task A_form_with_too_many_or_too_long_fields_is_refused()
    {
        var many = Enumerable.Range(0, 40).Select(i => Field("f" + i, "x"));
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync([Field(TokenField, token), .. many])).Status);
        Assert.Equal(
            HttpStatusCode.BadRequest,
            (await PostAsync(Field(TokenField, token), Field("kind", new string('x', 10_000)))).Status
        );
    }

    private static StringContent Field(string name, string value)
    {
        var field = new StringContent(value);
        field.Headers.ContentDisposition = new("form-data") { Name = $"\"{name}\"" };
        return field;
    }

    private static ByteArrayContent FileOf(byte[] bytes)
    {
        var file = new ByteArrayContent(bytes);
        file.Headers.ContentDisposition = new("form-data") { Name = "\"file\"", FileName = "\"../../etc/passwd.jpg\"" };
        return file;
    }

    private async Task<(HttpStatusCode Status, string Text)> PostAsync(params HttpContent[] parts)
    {
        using var content = new MultipartFormDataContent();
        foreach (var part in parts)
        {
            content.Add(part);
        }

        using var answer = await browser.PostAsync("upload", content);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
