namespace Microbattery.Conformance.Samples.Offenders
{
    internal interface IDefaultInterfaceMethods
    {
        int Given();

        int Twice() => Given() * 2; // offence
    }
}
