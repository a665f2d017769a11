using System;
using System.CommandLine;
using Microbattery.Cells.Designs;
using Microbattery.Cells.Materials;
using Microbattery.Cells.Profiles;
using Microbattery.Cli.Input;
using Microbattery.Reports.Plots;

namespace Microbattery.Cli.Cells
{
    /// <summary>"cells design": a profile from layers.</summary>
    internal static class DesignCommand
    {
        internal static Command Create()
        {
            Option<string> positive = Options.Text("--positive", "Positive electrode, a name of 'cells materials'.", "LiCoO2");
            Option<double> positiveMicrometres = Options.Number("--positive-um", "Its thickness, µm.", 2.0, 0.001, 1000);
            Option<double> active = Options.Number(
                "--active", "Share of both electrodes that is active material: 1 for dense films.", 1.0, 0.01, 1);
            Option<string> electrolyte = Options.Text("--electrolyte", "Electrolyte, a name of 'cells materials'.", "LiPON");
            Option<double> electrolyteMicrometres = Options.Number("--electrolyte-um", "Its thickness, µm.", 1.5, 0.001, 1000);
            Option<string> negative = Options.Text("--negative", "Negative electrode, a name of 'cells materials'.", "Li");
            Option<double> negativeMicrometres = Options.Number("--negative-um", "Its thickness, µm.", 3.0, 0.001, 1000);
            Option<double> area = Options.Number("--area-cm2", "Active area, cm2.", 1.0, 1e-4, 1000);
            Option<double> charge = Options.Number("--charge-v", "Charge voltage, V.", 4.2, 0.5, 6);
            Option<double> cutoff = Options.Number("--cutoff-v", "Discharge cut-off, V.", 3.0, 0.01, 6);
            Option<double> faces = Options.Number("--transfer-ohm-cm2", "Charge transfer at the positive face, ohm cm2.", 100.0, 0.01, 1e6);
            Option<double> contact = Options.Number("--contact-ohm", "Collectors, leads and contacts, ohm.", 0.0, 0, 1e6);
            Option<string> name = Options.ProfileName("designed");
            Option<string> output = Options.FilePath("--out", "Profile to write: NAME.cell.json.");
            Option<string> plot = Options.PlotFile();
            Command command = new("design", "Compose a cell from layers: capacity, energy, resistance, curve; with --out its profile.")
            {
                positive, positiveMicrometres, active, electrolyte, electrolyteMicrometres, negative, negativeMicrometres, area, charge,
                cutoff, faces, contact, name, output, plot,
            };
            command.SetAction(result =>
            {
                CellDesign design = new()
                {
                    Positive = MaterialLibrary.HalfCell(result.GetValue(positive)!, "--positive"),
                    PositiveMicrometres = result.GetValue(positiveMicrometres),
                    PositiveActiveRatio = result.GetValue(active),
                    Electrolyte = MaterialLibrary.Electrolyte(result.GetValue(electrolyte)!, "--electrolyte"),
                    ElectrolyteMicrometres = result.GetValue(electrolyteMicrometres),
                    Negative = MaterialLibrary.HalfCell(result.GetValue(negative)!, "--negative"),
                    NegativeMicrometres = result.GetValue(negativeMicrometres),
                    NegativeActiveRatio = result.GetValue(active),
                    AreaSquareCentimetres = result.GetValue(area),
                    ChargeVolts = result.GetValue(charge),
                    CutoffVolts = result.GetValue(cutoff),
                    PositiveTransferOhmSquareCentimetres = result.GetValue(faces),
                    ContactOhms = result.GetValue(contact),
                };
                Options.RefuseSame(("--out", result.GetValue(output)), ("--plot", result.GetValue(plot)));
                ProfileDraft draft = DesignedProfile.Make(new CellRecipe
                {
                    Name = result.GetValue(name)!,
                    Product = $"designed: {design.Positive.Name} / {design.Electrolyte.Name} / {design.Negative.Name}",
                    Design = design,
                    Chemistry = new Sourced("derived", "as designed"),
                });
                CellDocument document = draft.Check(result.GetValue(output) ?? result.GetValue(name)! + ".cell.json");
                if (result.GetValue(output) is string path)
                {
                    draft.Write(path);
                }

                if (result.GetValue(plot) is string picture)
                {
                    CellPlot.Write(picture, document);
                }

                Console.Write(CellText.Design(design));
                return 0;
            });
            return command;
        }
    }
}
