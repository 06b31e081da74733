using CityKey.Data.KeyRings;
using CityKey.Data.Sealing;

namespace CityKey.Web.Starting;

/// <summary>That each holder has its keys, none of anybody else's, and none that a development start made.</summary>
internal sealed class KeysCheck : IStartCheck
{
    private const string Folder = "Sealing:Folder";
    private const string Ring = "KeyRing:KeyFile";
    private static readonly string[] Private = ["custodian", "recovery", "worker"];

    public Task<IReadOnlyList<StartProblem>> FindAsync(StartingRole starting, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<StartProblem>>(
            starting.Development ? [] : [.. Sealing(starting), .. RingKeys(starting)]
        );

    private static IEnumerable<StartProblem> Sealing(StartingRole starting)
    {
        if (starting.Settings[Folder] is not { Length: > 0 } folder || !Directory.Exists(folder))
        {
            yield return new StartProblem(
                Folder,
                "set the folder that contains this role's keys. citykey keys create creates them."
            );
            yield break;
        }

        var own = starting.Role switch
        {
            StartingRole.Portal => "public",
            StartingRole.Staff => "custodian",
            _ => "worker",
        };
        if (!Directory.Exists(Path.Combine(folder, own)))
        {
            yield return new StartProblem(Folder, $"{own}/ is missing, and this role needs it.");
        }
        else if (own == "public" && Unloadable(() => CityKeys.Load(folder)) is { } broken)
        {
            yield return new StartProblem(Folder, broken);
        }

        foreach (var foreign in Private.Where(p => p != own && Directory.Exists(Path.Combine(folder, p))))
        {
            yield return new StartProblem(
                Folder,
                $"{foreign}/ belongs to another role, and this process can reach it: move it away."
            );
        }

        if (Directory.EnumerateDirectories(folder).Append(folder).Any(KeyFolder.IsMarked))
        {
            yield return new StartProblem(
                Folder,
                "these keys were created for development: create the city's own keys with citykey keys create."
            );
        }
    }

    private static IEnumerable<StartProblem> RingKeys(StartingRole starting)
    {
        if (!starting.HasSite)
        {
            return [];
        }

        if (starting.Settings[Ring] is not { Length: > 0 } file)
        {
            return
            [
                new StartProblem(
                    Ring,
                    "set the file with the key that encrypts this site's cookie keys. Without it, anyone who "
                        + "can read the database can read them."
                ),
            ];
        }

        return Unloadable(() => RingKey.Load(file, starting.Role)) is { } broken ? [new StartProblem(Ring, broken)]
            : KeyFolder.IsMarked(Path.GetDirectoryName(Path.GetFullPath(file))!)
                ?
                [
                    new StartProblem(
                        Ring,
                        "this key was created for development: use the key that citykey keys create has created."
                    ),
                ]
            : [];
    }

    private static string? Unloadable(Func<object> load)
    {
        try
        {
            load();
            return null;
        }
        catch (InvalidOperationException broken)
        {
            return broken.Message;
        }
    }
}
