import type { Command } from './command.ts'
import { type Cost, type CostInput, input, output } from './costing/asked.ts'

export type { Cost }

export const command: Command<CostInput, Cost> = {
  summary: 'Say what a spec, or Terraform and Kubernetes, cost a month, and how to pay less',
  input,
  positional: ['of'],
  output,
  role: 'viewer',
  changes: false,
  verdict: ({ budget, total }) => (budget && total > budget.usd ? 1 : 0),
  // Readers and prices are loaded only where something is priced.
  async run(asked, world) {
    const { costed } = await import('./costing/costed.ts')
    return costed(asked, world)
  },
}
