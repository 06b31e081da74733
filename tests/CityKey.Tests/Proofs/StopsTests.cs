namespace CityKey.Tests.Proofs;

/// <summary>That the proofs stand before every form there is, and each time with what it accepts.</summary>
[Collection(nameof(ProofTown))]
public sealed class StopsTests(ProofTown proofs, ITestOutputHelper output)
{
    [Fact]
    public async Task Every_form_accepts_what_is_good()
    {
        var forms = 0;
        foreach (var stop in proofs.Stops)
        {
            await proofs.RestoreAsync();
            var page = await stop.ReachAsync();
            foreach (var form in FormOnPage.On(page, stop.Within))
            {
                await proofs.RestoreAsync();
                var again = FormOnPage.On(await stop.ReachAsync(), stop.Within).FirstOrDefault(f => f.Key == form.Key);
                output.WriteLine($"{stop.Path} {form.Key}");
                if (again is null) { output.WriteLine("   GONE"); continue; }
                var answer = await stop.Who.PostAsync(again, again.Fill(stop.Good));
                output.WriteLine($"   {(int)answer.Status} {answer.Redirected} {answer.Path} {answer.Page.QuerySelector(".mend")?.TextContent}");
                forms++;
            }
        }

        output.WriteLine($"{forms}");
    }
}
