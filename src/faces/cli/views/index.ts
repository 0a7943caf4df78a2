// Written by `npm run gen`: one line per unit. A view is loaded when it is shown.
import type { View } from '../view.ts'

export const views: Readonly<Record<string, () => Promise<View>>> = {
  audit: async () => (await import('./audit.ts')).view as View,
  explain: async () => (await import('./explain.ts')).view as View,
  fix: async () => (await import('./fix.ts')).view as View,
  init: async () => (await import('./init.ts')).view as View,
}
