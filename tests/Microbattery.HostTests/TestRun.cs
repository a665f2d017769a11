using Microsoft.VisualStudio.TestTools.UnitTesting;

// Tests share nothing but standard output, which the command line tests take over: those are in one class.
[assembly: Parallelize(Scope = ExecutionScope.ClassLevel)]
