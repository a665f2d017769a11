using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Configuration;
using Microbattery.Tests.Doubles;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Cells
{
    [TestClass]
    public class ProfileFingerprintTests
    {
        private const int VariantCount = 15;

        [TestMethod]
        public void The_same_figures_give_the_same_fingerprint()
        {
            Assert.AreEqual(ProfileFingerprint.Of(TestProfile.Create()), ProfileFingerprint.Of(TestProfile.Create("another")));
        }

        [TestMethod]
        public void Every_figure_the_gauge_counts_by_makes_a_difference()
        {
            int[] seen = new int[VariantCount];
            for (int i = 0; i < VariantCount; i++)
            {
                seen[i] = ProfileFingerprint.Of(Variant(i));
                for (int j = 0; j < i; j++)
                {
                    Assert.IsFalse(seen[j] == seen[i], "variants " + j.ToString() + " and " + i.ToString());
                }
            }
        }

        private static CellProfile Variant(int number)
        {
            CellProfile profile = TestProfile.Create();
            switch (number)
            {
                case 0: break;
                case 1: profile = profile.With(Setting.ChargeVoltageMicrovolts, profile.ChargeVoltageMicrovolts + 1); break;
                case 2: profile = profile.With(Setting.CutoffVoltageMicrovolts, profile.CutoffVoltageMicrovolts + 1); break;
                case 3: profile = profile.With(Setting.CapacityNanoampSeconds, profile.CapacityNanoampSeconds + 1); break;
                case 4: profile = profile.With(Setting.CapacityNanoampSeconds, profile.CapacityNanoampSeconds + 1L << 32); break;
                case 5: profile = profile.With(Setting.RelaxationPpm, new IntegerTable(profile.RelaxationPpm.With(0, profile.RelaxationPpm[0] + 1))); break;
                case 6: profile = profile.With(Setting.RelaxationMilliseconds, new IntegerTable(profile.RelaxationMilliseconds.With(0, profile.RelaxationMilliseconds[0] + 1))); break;
                case 7: profile = profile.With(Setting.OpenCircuitMicrovolts, new ChargeTable(profile.OpenCircuitMicrovolts.With(5, profile.OpenCircuitMicrovolts[5] + 1))); break;
                case 8: profile = profile.With(Setting.ResistanceMilliohms, new ChargeTable(profile.ResistanceMilliohms.With(2, profile.ResistanceMilliohms[2] + 1))); break;
                case 9: profile = profile.With(Setting.ResistanceTemperatureThousandths, new TemperatureTable(profile.ResistanceTemperatureThousandths.With(24, profile.ResistanceTemperatureThousandths[24] + 1))); break;
                case 10: return TestProfile.WithDiffusion();
                case 11:
                    profile = TestProfile.WithDiffusion();
                    profile = profile.With(Setting.DiffusionMilliseconds, new ChargeTable(profile.DiffusionMilliseconds.With(1, profile.DiffusionMilliseconds[1] + 1)));
                    break;
                case 12:
                    profile = TestProfile.WithDiffusion();
                    profile = profile.With(Setting.DiffusionTemperatureThousandths, new TemperatureTable(profile.DiffusionTemperatureThousandths.With(24, profile.DiffusionTemperatureThousandths[24] + 1)));
                    break;
                case 13: profile = profile.With(Setting.ChargeTransferPpm, profile.ChargeTransferPpm + 1); break;
                case 14: profile = profile.With(Setting.OpenCircuitErrorShapePpm, new ChargeTable(new int[] { 0, 0 })); break;
                case 15: profile = profile.With(Setting.OpenCircuitErrorShapePpm, new ChargeTable(new int[] { 0, 1 })); break;
                default: profile = profile.With(Setting.SelfDischargePicoamps, new TemperatureTable(profile.SelfDischargePicoamps.With(24, profile.SelfDischargePicoamps[24] + 1))); break;
            }

            return profile;
        }
    }
}
