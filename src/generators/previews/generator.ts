import type { Generator } from '../generator.ts'
import { previewScript } from './script.ts'

export const generator: Generator = {
  title: 'Previews of pull requests outside a cluster: what makes them, takes them away, and sweeps',
  paths: ['scripts/preview.sh'],
  wants: ({ plan }) => plan.previews !== undefined,
  *make({ plan }) {
    const { previews } = plan
    if (!previews) return
    const because = [...new Set(previews.releases.map(({ workload }) => `compute/${workload.name}`))]
    yield { path: 'scripts/preview.sh', because, text: previewScript(plan, previews) }
  },
}
