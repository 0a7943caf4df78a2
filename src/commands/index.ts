// Written by `npm run gen`: one line per unit. A command is loaded when it is called.
import type { Command, Listed } from './command.ts'

export const commands: Readonly<Record<string, Listed>> = {
  audit: {
    summary: 'Find faults in what a repository holds',
    load: async () => (await import('./audit.ts')).command as Command,
  },
  explain: {
    summary: 'Explain a check, a decision or a failure',
    load: async () => (await import('./explain.ts')).command as Command,
  },
  fix: {
    summary: 'Mend what can be mended: safe fixes at once, risky ones by name',
    load: async () => (await import('./fix.ts')).command as Command,
  },
}
