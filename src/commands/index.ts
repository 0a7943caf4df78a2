// Written by `npm run gen`: one line per unit. A command is loaded when it is called.
import type { Command, Listed } from './command.ts'

export const commands: Readonly<Record<string, Listed>> = {
  adopt: {
    summary: 'Let devops manage a file again, after showing what would change',
    load: async () => (await import('./adopt.ts')).command as Command,
  },
  audit: {
    summary: 'Find faults in what a repository holds',
    load: async () => (await import('./audit.ts')).command as Command,
  },
  compliance: {
    summary: 'Say control by control what files show of a framework, and what they cannot show',
    load: async () => (await import('./compliance.ts')).command as Command,
  },
  cost: {
    summary: 'Say what a spec, or Terraform and Kubernetes, cost a month, and how to pay less',
    load: async () => (await import('./cost.ts')).command as Command,
  },
  demo: {
    summary: 'Show the main job on an example: decide, write, audit, prove, report',
    load: async () => (await import('./demo.ts')).command as Command,
  },
  design: {
    summary: 'Decide an architecture from devops.yaml and say why',
    load: async () => (await import('./design.ts')).command as Command,
  },
  estate: {
    summary: 'Show what a repository holds, how it hangs together, and what was not understood',
    load: async () => (await import('./estate.ts')).command as Command,
  },
  explain: {
    summary: 'Explain a check, a decision or a failure',
    load: async () => (await import('./explain.ts')).command as Command,
  },
  fix: {
    summary: 'Mend what can be mended: safe fixes at once, risky ones by name',
    load: async () => (await import('./fix.ts')).command as Command,
  },
  generate: {
    summary: 'Write the production estate that devops.yaml calls for, keeping what people edited',
    load: async () => (await import('./generate.ts')).command as Command,
  },
  init: {
    summary: 'Write a first devops.yaml, by interview or from a repository',
    load: async () => (await import('./init.ts')).command as Command,
  },
  own: {
    summary: 'Make generated files yours: they are never touched again',
    load: async () => (await import('./own.ts')).command as Command,
  },
  report: {
    summary: 'Write report.html: decisions, picture, what was generated, what was proved and how, cost',
    load: async () => (await import('./report.ts')).command as Command,
  },
  serve: {
    summary: 'Run the server: alerts and signals in; SLOs, incidents and pages out; a console',
    load: async () => (await import('./serve.ts')).command as Command,
  },
  status: {
    summary: 'Show which generated files were edited, are missing, in conflict, or yours',
    load: async () => (await import('./status.ts')).command as Command,
  },
  verify: {
    summary: 'Prove every file with the schemas and tools that are at hand, and name what nobody could prove',
    load: async () => (await import('./verify.ts')).command as Command,
  },
}
