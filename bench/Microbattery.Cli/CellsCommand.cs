using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using Microbattery.Bench;
using Microbattery.Bench.Profiles;
using Microbattery.Firmware.Cells;

namespace Microbattery.Cli
{
    /// <summary>"cells": the profiles that come with the project.</summary>
    internal static class CellsCommand
    {
        internal static Command Create() => new("cells", "The cell profiles: list, check, emit as C# for the device.")
        {
            List(),
            Check(),
            Emit(),
        };

        private static Command List()
        {
            Command command = new("list", "Name, capacity and voltages of each profile.");
            command.SetAction(_ =>
            {
                foreach (string name in ProfileCatalogue.Names)
                {
                    CellProfile profile = ProfileCatalogue.Find(name);
                    Console.WriteLine(
                        $"{name,-28}{profile.CapacityNanoampSeconds / 3.6e6,8:0.###} µA·h  {profile.CutoffVoltageMicrovolts / 1e6:0.00} to {profile.ChargeVoltageMicrovolts / 1e6:0.00} V");
                }

                return 0;
            });
            return command;
        }

        private static Command Check()
        {
            Argument<string> cell = new("cell") { Description = "A name of 'cells list', or a .cell.json file." };
            Command command = new("check", "Refuse a profile that is incomplete or contradicts itself.") { cell };
            command.SetAction(result =>
            {
                Console.WriteLine($"{ProfileCatalogue.Find(result.GetValue(cell)!).Name}: consistent");
                return 0;
            });
            return command;
        }

        private static Command Emit()
        {
            Argument<string> cell = new("cell") { Description = "A name of 'cells list', or a .cell.json file." };
            Option<string> codeNamespace = Options.Text("--namespace", "Namespace of the class.", "Microbattery.Boards.Cells");
            Option<string> output = Options.FilePath("--out", "File to write; standard output without it.");
            Command command = new("emit", "A profile as C# for the device.") { cell, codeNamespace, output };
            command.SetAction(result =>
            {
                string spaceName = result.GetValue(codeNamespace)!;
                if (!spaceName.Split('.').All(part => part.Length > 0 && char.IsAsciiLetter(part[0]) && part.All(char.IsAsciiLetterOrDigit)))
                {
                    throw new InputException("--namespace", null, $"'{spaceName}' is no namespace");
                }

                string code = ProfileEmitter.Emit(ProfileCatalogue.Find(result.GetValue(cell)!), spaceName);
                if (result.GetValue(output) is string path)
                {
                    OutputFile.Write(path, partial => File.WriteAllText(partial, code));
                }
                else
                {
                    Console.Write(code);
                }

                return 0;
            });
            return command;
        }
    }
}
