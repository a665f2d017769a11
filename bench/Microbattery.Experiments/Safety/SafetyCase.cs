namespace Microbattery.Experiments.Safety
{
    /// <summary>One fault in one state of one board: what a row of the safety matrix runs.</summary>
    /// <param name="Board">Name of the board.</param>
    /// <param name="Fault">The fault.</param>
    /// <param name="State">The state it breaks in.</param>
    public sealed record SafetyCase(string Board, InjectedFault Fault, MachineState State)
    {
        /// <summary>In what world.</summary>
        public SafetySetting Setting { get; init; } = new();
    }
}
