// Written by `npm run gen`: one line per unit. A view is loaded when it is shown.
import type { View } from '../view.ts'

export const views: Readonly<Record<string, () => Promise<View>>> = {
  adopt: async () => (await import('./adopt.ts')).view as View,
  audit: async () => (await import('./audit.ts')).view as View,
  compliance: async () => (await import('./compliance.ts')).view as View,
  cost: async () => (await import('./cost.ts')).view as View,
  demo: async () => (await import('./demo.ts')).view as View,
  design: async () => (await import('./design.ts')).view as View,
  estate: async () => (await import('./estate.ts')).view as View,
  explain: async () => (await import('./explain.ts')).view as View,
  fix: async () => (await import('./fix.ts')).view as View,
  generate: async () => (await import('./generate.ts')).view as View,
  init: async () => (await import('./init.ts')).view as View,
  mcp: async () => (await import('./mcp.ts')).view as View,
  own: async () => (await import('./own.ts')).view as View,
  report: async () => (await import('./report.ts')).view as View,
  status: async () => (await import('./status.ts')).view as View,
  verify: async () => (await import('./verify.ts')).view as View,
}
