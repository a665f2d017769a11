using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using Microbattery.Cells.Profiles;
using Microbattery.Cli.Input;
using Microbattery.Records;
using Microbattery.Reports.Plots;

namespace Microbattery.Cli.Cells
{
    /// <summary>"cells": the profiles that come with the project, and new ones from materials.</summary>
    internal static class CellsCommand
    {
        internal static Command Create() =>
            new("cells", "The cell profiles: list, show, check, emit as C# for the device; design one from materials.")
        {
            List(),
            Show(),
            Check(),
            Emit(),
            DesignCommand.Create(),
            CharacterizeCommand.Create(),
            FitsCommand.Create(),
            TableCommand.Create(),
            Materials(),
        };

        private static Argument<string> Cell() => new("cell") { Description = "A name of 'cells list', or a .cell.json file." };

        private static Command List()
        {
            Command command = new("list", "Name, capacity, voltages and chemistry of each profile.");
            command.SetAction(_ =>
            {
                foreach (string name in ProfileCatalogue.Names)
                {
                    Console.WriteLine(CellText.Line(ProfileCatalogue.Document(name)));
                }

                Console.WriteLine(CellText.FamilyLegend);
                Console.WriteLine(CellText.ChargeLegend);
                return 0;
            });
            return command;
        }

        private static Command Show()
        {
            Argument<string> cell = Cell();
            Option<string> plot = Options.PlotFile();
            Command command = new("show", "All a profile says, in words; with --plot its curves.") { cell, plot };
            command.SetAction(result =>
            {
                string name = result.GetValue(cell)!;
                Options.RefuseSame(("cell", name), ("--plot", result.GetValue(plot)));
                CellDocument document = CellFile.Read(name);
                if (result.GetValue(plot) is string path)
                {
                    CellPlot.Write(path, document);
                }

                Console.Write(CellText.Page(document));
                return 0;
            });
            return command;
        }

        private static Command Check()
        {
            Argument<string> cell = Cell();
            Command command = new("check", "Refuse a profile that is incomplete or contradicts itself.") { cell };
            command.SetAction(result =>
            {
                CellDocument document = CellFile.Read(result.GetValue(cell)!);
                Console.WriteLine($"{document.Profile.Name}: consistent{CellText.FamilyRemark(document)}");
                if (CellText.ChargeWarning(document.Profile) is { Length: > 0 } warning)
                {
                    Console.WriteLine($"{document.Profile.Name}: warning: {warning}");
                }

                return 0;
            });
            return command;
        }

        private static Command Emit()
        {
            Argument<string> cell = Cell();
            Option<string> codeNamespace = Options.Text("--namespace", "Namespace of the class.", "Microbattery.Boards.Cells");
            Option<string> output = Options.FilePath("--out", "File to write; standard output without it.");
            Command command = new("emit", "A profile as C# for the device.") { cell, codeNamespace, output };
            command.SetAction(result =>
            {
                string spaceName = result.GetValue(codeNamespace)!;
                if (!spaceName.Split('.')
                    .All(part => part.Length > 0 && char.IsAsciiLetter(part[0]) && part.All(char.IsAsciiLetterOrDigit)))
                {
                    throw new InputException("--namespace", null, $"'{spaceName}' is no namespace");
                }

                string code = ProfileEmitter.Emit(CellFile.Read(result.GetValue(cell)!), spaceName);
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

        private static Command Materials()
        {
            Command command = new("materials", "The electrodes and electrolytes 'cells design' knows, with where their figures are from.");
            command.SetAction(_ =>
            {
                Console.Write(CellText.Materials());
                return 0;
            });
            return command;
        }
    }
}
