using System.Linq;
using Microbattery.Cells.Designs;
using Microbattery.Cells.Materials;
using Microbattery.Cells.Profiles;
using Microbattery.Firmware.Cells;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microbattery.HostTests.Materials
{
    /// <summary>How a designed cell is charged, where nobody but its layers says.</summary>
    [TestClass]
    public class ChargingByChemistryTests
    {
        [TestMethod]
        public void Whatever_is_designed_of_the_materials_is_charged_without_contradiction()
        {
            foreach (HalfCell positive in MaterialLibrary.HalfCells.Where(cell => !cell.IsReservoir))
            {
                foreach (HalfCell negative in MaterialLibrary.HalfCells)
                {
                    foreach ((double charge, double cutoff) in new[] { (4.2, 3.0), (2.5, 1.6), (1.5, 1.4), (0.5, 0.01) })
                    {
                        CellDesign design =
                            Design(positive.Name, "LiPON", negative.Name) with { ChargeVolts = charge, CutoffVolts = cutoff };
                        ChargingManner manner = ChargingByChemistry.Of(design);
                        string what = $"{positive.Name} / {negative.Name}, {cutoff} to {charge} V";
                        Assert.IsTrue(manner.PrechargeBelowVolts.Value >= 0 && manner.PrechargeBelowVolts.Value <= cutoff, what);
                        Assert.IsTrue(
                            manner.NotBelowVolts.Value >= 0 && manner.NotBelowVolts.Value <= manner.PrechargeBelowVolts.Value, what);
                        Assert.IsTrue(
                            manner.ChargeVoltageDropVolts?.Value.Max() is null or > 0
                                && (manner.ChargeVoltageDropVolts?.Value.Max() ?? 0) < charge - cutoff,
                            what);
                        Assert.IsFalse(manner.MayFloat.Value, what + ": nobody says that it may");
                    }
                }
            }
        }

        [TestMethod]
        [DataRow("LiCoO2", "LiPON", "Li", 2.5, 1.0, 0.075)]
        [DataRow("NMC", "argyrodite", "Li-In", 1.88, 0.88, 0.15)]
        [DataRow("NMC", "argyrodite", "graphite", 2.5, 1.5, 0.15)]
        [DataRow("LiMn2O4", "LiPON", "Li", 2.5, 1.5, 0.0)]
        [DataRow("LiMn2O4", "gel", "Li4Ti5O12", 2.4, 0.0, 0.15)]
        [DataRow("TiS2", "LiPON", "Li", 1.4, 0.9, 0.0)]
        [DataRow("LiCoO2", "LiPON", "Si", 2.4, 0.0, 0.075)]
        [DataRow("LiCoO2", "LiPON", "Li-free on Cu", 2.5, 0.0, 0.075)]
        [DataRow("LiFePO4", "LATP", "Li3V2(PO4)3", 0.0, 0.0, 0.0)]
        public void A_deep_discharge_and_heat_ask_for_care_by_what_they_do(
            string positive, string electrolyte, string negative, double slowVolts, double neverVolts, double hotDropVolts)
        {
            ChargingManner manner = ChargingByChemistry.Of(Design(positive, electrolyte, negative));
            Assert.AreEqual(slowVolts, manner.PrechargeBelowVolts.Value, 1e-9);
            Assert.AreEqual(neverVolts, manner.NotBelowVolts.Value, 1e-9);
            double[] drops = manner.ChargeVoltageDropVolts?.Value ?? new double[TemperatureTable.Count];
            Assert.AreEqual(0, drops[(40 + 40) / 5], "as ever up to 40 °C");
            Assert.AreEqual(hotDropVolts, drops[^1], 1e-9);
        }

        [TestMethod]
        public void What_was_assumed_stands_in_the_profile()
        {
            CellRecipe recipe = new() { Name = "designed", Product = "designed", Design = Design("LiCoO2", "LiPON", "Li") };
            CellDocument document = DesignedProfile.Make(recipe).Check("designed.cell.json");
            string json = System.Text.Encoding.UTF8.GetString(document.Json.Span);
            Assert.Contains(
                "\"precharge_below_v\": { \"value\": 2.5, \"source\": \"estimated\", \"note\": \"slowly, before it comes to that: ", json);
            Assert.Contains("\"float\": { \"value\": false, \"source\": \"estimated\", \"note\": \"nobody says that it may", json);
        }

        private static CellDesign Design(string positive, string electrolyte, string negative) => new()
        {
            Positive = MaterialLibrary.HalfCell(positive),
            PositiveMicrometres = 2,
            Electrolyte = MaterialLibrary.Electrolyte(electrolyte),
            ElectrolyteMicrometres = 1.5,
            Negative = MaterialLibrary.HalfCell(negative),
            NegativeMicrometres = 3,
            AreaSquareCentimetres = 1,
            ChargeVolts = 4.2,
            CutoffVolts = 3.0,
        };
    }
}
