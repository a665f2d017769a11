using Microbattery.Firmware.Cells;
using Microbattery.Firmware.Configuration;
using Microbattery.Tests.Doubles;
using nanoFramework.TestFramework;

namespace Microbattery.Tests.Cells
{
    [TestClass]
    public class ProfileFingerprintTests
    {
        private const int VariantCount = 17;

        [TestMethod]
        public void The_same_figures_give_the_same_fingerprint()
        {
            Assert.AreEqual(ProfileFingerprint.Of(TestProfile.Create()), ProfileFingerprint.Of(TestProfile.Create("another")));
        }

        [TestMethod]
        public void Every_figure_the_gauge_counts_by_makes_a_difference()
        {
            int[] hashes = new int[VariantCount];
            for (int i = 0; i < VariantCount; i++)
            {
                hashes[i] = ProfileFingerprint.Of(Variant(i));
                for (int j = 0; j < i; j++)
                {
                    Assert.IsFalse(hashes[j] == hashes[i], "variants " + j.ToString() + " and " + i.ToString());
                }
            }
        }

        private static CellProfile Variant(int number)
        {
            CellProfile profile = TestProfile.Create();
            CellProfile film = TestProfile.WithDiffusion();
            switch (number)
            {
                case 0:
                    return profile;
                case 1:
                    return profile.With(Setting.ChargeVoltageMicrovolts, profile.ChargeVoltageMicrovolts + 1);
                case 2:
                    return profile.With(Setting.CutoffVoltageMicrovolts, profile.CutoffVoltageMicrovolts + 1);
                case 3:
                    return profile.With(Setting.CapacityNanoampSeconds, profile.CapacityNanoampSeconds + 1);
                case 4:
                    return profile.With(Setting.CapacityNanoampSeconds, profile.CapacityNanoampSeconds + (1L << 32));
                case 5:
                    return profile.With(Setting.RelaxationPpm, new IntegerTable(Changed(profile.RelaxationPpm, 0)));
                case 6:
                    return profile.With(Setting.RelaxationMilliseconds, new IntegerTable(Changed(profile.RelaxationMilliseconds, 0)));
                case 7:
                    return profile.With(Setting.OpenCircuitMicrovolts, new ChargeTable(Changed(profile.OpenCircuitMicrovolts, 5)));
                case 8:
                    return profile.With(Setting.ResistanceMilliohms, new ChargeTable(Changed(profile.ResistanceMilliohms, 2)));
                case 9:
                    return profile.With(
                        Setting.ResistanceTemperatureThousandths,
                        new TemperatureTable(Changed(profile.ResistanceTemperatureThousandths, 24)));
                case 10:
                    return film;
                case 11:
                    return film.With(Setting.DiffusionMilliseconds, new ChargeTable(Changed(film.DiffusionMilliseconds, 1)));
                case 12:
                    return film.With(
                        Setting.DiffusionTemperatureThousandths,
                        new TemperatureTable(Changed(film.DiffusionTemperatureThousandths, 24)));
                case 13:
                    return profile.With(Setting.ChargeTransferPpm, profile.ChargeTransferPpm + 1);
                case 14:
                    return profile.With(Setting.OpenCircuitErrorShapePpm, new ChargeTable(new int[] { 0, 0 }));
                case 15:
                    return profile.With(Setting.OpenCircuitErrorShapePpm, new ChargeTable(new int[] { 0, 1 }));
                default:
                    return profile.With(Setting.SelfDischargePicoamps, new TemperatureTable(Changed(profile.SelfDischargePicoamps, 24)));
            }
        }

        private static int[] Changed(IntegerTable table, int entry) => table.With(entry, table[entry] + 1);
    }
}
