using System.CommandLine;
using CityKey.Data.PortalSwitch;
using Npgsql;

namespace CityKey.Server.Commands;

internal static class PortalStatus
{
    public static Command Verb()
    {
        var json = new Option<bool>("--json") { Description = "Answer as JSON." };
        var verb = new Command("status", "Show whether online applications are on, since when and why.") { json };
        verb.SetAction(
            (parsed, cancellationToken) =>
                VerbOutcome.OfAsync(
                    parsed.GetValue(json),
                    parsed.InvocationConfiguration.Output,
                    parsed.InvocationConfiguration.Error,
                    async () =>
                    {
                        await using var source = NpgsqlDataSource.Create(VerbConfiguration.Connection("Staff"));
                        var state = await new PortalStateReader(source).ReadAsync(cancellationToken);
                        var mode = PortalModes.Word(state.Mode);
                        var closing = state.Closing ? " (closing)" : "";
                        var text = state.Known
                            ? $"{mode}{closing}, epoch {state.Epoch}, since {state.Since:u}: {state.Reason}"
                            : "unknown, so treated as paused: an administrator must set the state (citykey "
                                + "portal close or citykey portal open).";
                        return (
                            text,
                            new
                            {
                                mode,
                                state.Closing,
                                state.Epoch,
                                state.Since,
                                state.Until,
                                state.Reason,
                                state.Known,
                            }
                        );
                    }
                )
        );
        return verb;
    }
}
