using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Configuration;
using Microbattery.Tests.Doubles;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Cells
{
    /// <summary>100 ohm, of which the faces are all, half or nothing.</summary>
    [TestClass]
    public class CellModelChargeTransferTests
    {
        [TestMethod]
        [DataRow(1000000, 100000, 9984)]
        [DataRow(1000000, 1000000, 88612)]
        [DataRow(1000000, 2000000, 145874)]
        [DataRow(500000, 1000000, 98213)]
        [DataRow(500000, 2000000, 188612)]
        [DataRow(0, 2000000, 200000)]
        public void What_the_faces_drop_falls_short_of_proportion_as_the_inverse_hyperbolic_sine_does(int facePpm, int nanoamps, int expectedMicrovolts)
        {
            // (1 - share) I R + V asinh(share I R / V), V = 4 kT/e = 102.8 mV.
            CellProfile profile = TestProfile.Create();
            profile = profile.With(Setting.ChargeTransferPpm, facePpm);
            CellModel model = new CellModel(profile);
            model.Advance(1000, nanoamps, 500000, 25000);
            int off = model.OhmicMicrovolts - expectedMicrovolts;
            Assert.IsTrue(off * 80 < expectedMicrovolts && off * 80 > -expectedMicrovolts, model.OhmicMicrovolts.ToString());
            int charging = model.OhmicMicrovolts;
            model.Advance(1000, -nanoamps, 500000, 25000);
            Assert.AreEqual(-charging, model.OhmicMicrovolts);
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
        [DataRow(2147483647)]
        [DataRow(-2147483648)]
        public void Nothing_wraps_at_the_extremes(int nanoamps)
        {
            CellProfile profile = TestProfile.Create();
            profile = profile.With(Setting.ChargeTransferPpm, 1000000);
            profile = profile.With(Setting.ResistanceMilliohms, new ChargeTable(new int[] { int.MaxValue, int.MaxValue }));
            CellModel model = new CellModel(profile);
            model.Advance(1000, nanoamps, 500000, -40000);
            Assert.IsTrue(nanoamps < 0 ? model.OhmicMicrovolts < -4000000 : model.OhmicMicrovolts > 4000000, model.OhmicMicrovolts.ToString());
        }
    }
}
