using Microbattery.Firmware.Cells;
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
            CellProfile renamed = TestProfile.Create();
            renamed.Name = "another";
            Assert.AreEqual(ProfileFingerprint.Of(TestProfile.Create()), ProfileFingerprint.Of(renamed));
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
                case 1: profile.ChargeVoltageMicrovolts++; break;
                case 2: profile.CutoffVoltageMicrovolts++; break;
                case 3: profile.CapacityNanoampSeconds++; break;
                case 4: profile.CapacityNanoampSeconds += 1L << 32; break;
                case 5: profile.RelaxationPpm[0]++; break;
                case 6: profile.RelaxationMilliseconds[0]++; break;
                case 7: profile.OpenCircuitMicrovolts[5]++; break;
                case 8: profile.ResistanceMilliohms[2]++; break;
                case 9: profile.ResistanceTemperatureThousandths[24]++; break;
                case 10: return TestProfile.WithDiffusion();
                case 11:
                    profile = TestProfile.WithDiffusion();
                    profile.DiffusionMilliseconds[1]++;
                    break;
                case 12:
                    profile = TestProfile.WithDiffusion();
                    profile.DiffusionTemperatureThousandths[24]++;
                    break;
                case 13: profile.ChargeTransferPpm++; break;
                case 14: profile.OpenCircuitErrorShapePpm = new int[] { 0, 0 }; break;
                case 15: profile.OpenCircuitErrorShapePpm = new int[] { 0, 1 }; break;
                default: profile.SelfDischargePicoamps[24]++; break;
            }

            return profile;
        }
    }
}
