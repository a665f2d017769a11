using System;
using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Microbattery.Conformance
{
    /// <summary>Shows everything in an assembly to every rule, and notes where each finding stands.</summary>
    internal sealed class Walker
    {
        private readonly CompiledAssembly _assembly;
        private readonly Rule[] _rules;
        private readonly HashSet<Finding> _findings = [];

        private Walker(CompiledAssembly assembly, Rule[] rules)
        {
            _assembly = assembly;
            _rules = [.. rules.Where(rule => rule.HoldsForTests || !assembly.IsTests)];
        }

        internal static Finding[] Check(CompiledAssembly assembly, Rule[] rules) => Check(assembly, rules, _ => true);

        /// <summary>Checks the types a filter lets through, with all that is inside them.</summary>
        internal static Finding[] Check(CompiledAssembly assembly, Rule[] rules, Func<TypeDefinition, bool> filter)
        {
            Walker walker = new(assembly, rules);
            Place project = new(RepositoryFiles.Relative(assembly.ProjectPath), 1, assembly.Name);
            walker.Ask(project, rule => rule.Check(assembly));
            foreach (TypeDefinition type in assembly.Module.Types.Where(type => filter(type) && !CompilerNames.IsGeneratedModule(type)))
            {
                walker.Walk(type);
            }

            return
            [
                .. walker._findings.OrderBy(finding => finding.Place.File, StringComparer.Ordinal).ThenBy(finding => finding.Place.Line),
            ];
        }

        private void Ask(Place place, Func<Rule, string?> question)
        {
            foreach (Rule rule in _rules)
            {
                if (question(rule) is { } what)
                {
                    _findings.Add(new Finding(rule.Name, place, what));
                }
            }
        }

        private void Walk(TypeDefinition type)
        {
            Place place = _assembly.Sources.Of(type);
            Ask(place, rule => rule.Check(type));
            Use(place, type.BaseType);
            foreach (InterfaceImplementation implemented in type.Interfaces)
            {
                Use(place, implemented.InterfaceType);
            }

            foreach (FieldDefinition field in type.Fields)
            {
                Place fieldPlace = _assembly.Sources.Of(field);
                Use(fieldPlace, field.FieldType);
            }

            foreach (MethodDefinition method in type.Methods)
            {
                Walk(method);
            }

            foreach (TypeDefinition nested in type.NestedTypes)
            {
                Walk(nested);
            }
        }

        private void Walk(MethodDefinition method)
        {
            Place place = _assembly.Sources.Of(method);
            Ask(place, rule => rule.Check(method));
            Signature(place, method);
            foreach (MethodReference overridden in method.Overrides)
            {
                Operand(place, overridden);
            }

            if (!method.HasBody)
            {
                return;
            }

            foreach (VariableDefinition variable in method.Body.Variables)
            {
                Use(FirstUse(method, variable), variable.VariableType);
            }

            foreach (ExceptionHandler handler in method.Body.ExceptionHandlers)
            {
                Use(_assembly.Sources.Of(method, handler.HandlerStart), handler.CatchType);
            }

            foreach (Instruction instruction in method.Body.Instructions)
            {
                Place line = _assembly.Sources.Of(method, instruction);
                Ask(line, rule => rule.Check(method, instruction));
                Operand(line, instruction.Operand);
            }
        }

        private Place FirstUse(MethodDefinition method, VariableDefinition variable)
        {
            Instruction? first = method.Body.Instructions.FirstOrDefault(instruction => IsUse(instruction, variable.Index));
            return first is null ? _assembly.Sources.Of(method) : _assembly.Sources.Of(method, first);
        }

        private static bool IsUse(Instruction instruction, int variable) => instruction.OpCode.Code switch
        {
            Code.Stloc_0 or Code.Ldloc_0 => variable == 0,
            Code.Stloc_1 or Code.Ldloc_1 => variable == 1,
            Code.Stloc_2 or Code.Ldloc_2 => variable == 2,
            Code.Stloc_3 or Code.Ldloc_3 => variable == 3,
            _ => instruction.Operand is VariableDefinition used && used.Index == variable,
        };

        private void Operand(Place place, object? operand)
        {
            switch (operand)
            {
                case TypeReference type:
                    Use(place, type);
                    break;
                case MethodReference method:
                    Ask(place, rule => rule.CheckUse(method));
                    Use(place, method.DeclaringType);
                    Signature(place, method);
                    break;
                case FieldReference field:
                    Use(place, field.DeclaringType);
                    Use(place, field.FieldType);
                    break;
                case CallSite call:
                    Signature(place, call);
                    break;
            }
        }

        private void Signature(Place place, IMethodSignature method)
        {
            Use(place, method.ReturnType);
            foreach (ParameterDefinition parameter in method.Parameters)
            {
                Use(place, parameter.ParameterType);
            }

            foreach (TypeReference argument in method is GenericInstanceMethod generic ? generic.GenericArguments : [])
            {
                Use(place, argument);
            }
        }

        private void Use(Place place, TypeReference? type)
        {
            if (type is null or GenericParameter)
            {
                return;
            }

            Ask(place, rule => rule.CheckUse(type));
            foreach (TypeReference argument in type is IGenericInstance generic ? generic.GenericArguments : [])
            {
                Use(place, argument);
            }

            if (type is IModifierType modifier)
            {
                Use(place, modifier.ModifierType);
            }

            if (type is TypeSpecification specification)
            {
                Use(place, specification.ElementType);
            }
        }
    }
}
