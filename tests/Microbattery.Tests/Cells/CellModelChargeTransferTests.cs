using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Configuration;
using Microbattery.Tests.Doubles;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Cells
{
    /// <summary>Charge transfer of a cell of 100 ohm: all of it, half of it or none.</summary>
    [TestClass]
    public class CellModelChargeTransferTests
    {
        [TestMethod]
        [DataRow("all of it, small current", 1000000, 100000, 9984)]
        [DataRow("all of it, the scale itself", 1000000, 1000000, 88612)]
        [DataRow("all of it, large current", 1000000, 2000000, 145874)]
        [DataRow("half of it, the scale itself", 500000, 1000000, 98213)]
        [DataRow("half of it, large current", 500000, 2000000, 188612)]
        [DataRow("none of it", 0, 2000000, 200000)]
        public void The_drop_of_charge_transfer_follows_the_inverse_hyperbolic_sine(
            string name, int chargeTransferPpm, int nanoamps, int expectedMicrovolts)
        {
            // (1 - share) I R + V asinh(share I R / V), V = 4 kT/e = 102.8 mV.
            CellProfile profile = TestProfile.Create();
            profile = profile.With(Setting.ChargeTransferPpm, chargeTransferPpm);
            CellModel model = new CellModel(profile);
            model.Advance(1000, nanoamps, 500000, 25000);
            int off = model.OhmicMicrovolts - expectedMicrovolts;
            Assert.IsTrue(off * 80 < expectedMicrovolts && off * 80 > -expectedMicrovolts, name + ": " + model.OhmicMicrovolts.ToString());
            int charging = model.OhmicMicrovolts;
            model.Advance(1000, -nanoamps, 500000, 25000);
            Assert.AreEqual(-charging, model.OhmicMicrovolts, name);
        }

        [TestMethod]
        public void More_current_never_drops_less()
        {
            CellProfile profile = TestProfile.Create();
            profile = profile.With(Setting.ChargeTransferPpm, 1000000);
            CellModel model = new CellModel(profile);
            int last = 0;
            for (int nanoamps = 100000; nanoamps < 1900000000; nanoamps += nanoamps / 8)
            {
                model.Advance(1000, nanoamps, 500000, 25000);
                Assert.IsTrue(model.OhmicMicrovolts >= last, nanoamps.ToString());
                last = model.OhmicMicrovolts;
            }
        }

        [TestMethod]
        [DataRow("the largest charge current", int.MaxValue)]
        [DataRow("the largest discharge current", int.MinValue)]
        public void Nothing_wraps_at_the_extremes(string name, int nanoamps)
        {
            CellProfile profile = TestProfile.Create();
            profile = profile.With(Setting.ChargeTransferPpm, 1000000);
            profile = profile.With(Setting.ResistanceMilliohms, new ChargeTable(new int[] { int.MaxValue, int.MaxValue }));
            CellModel model = new CellModel(profile);
            model.Advance(1000, nanoamps, 500000, -40000);
            int ohmic = model.OhmicMicrovolts;
            Assert.IsTrue(nanoamps < 0 ? ohmic < -4000000 : ohmic > 4000000, name + ": " + ohmic.ToString());
        }
    }
}
