import { AlertmanagerConfig } from '../../kinds/monitoring.ts'
import type { Check } from '../check.ts'

export const check: Check<AlertmanagerConfig> = {
  title: 'No receiver tells anybody',
  why: `A receiver without an integration swallows what it gets. That is right for noise, and wrong for a whole configuration:
alerts fire and nobody learns of it.`,
  severity: 'medium',
  level: 'default',
  on: AlertmanagerConfig,
  controls: ['soc2/CC7.2', 'soc2/CC7.3'],
  *run({ receivers = [] }, { resource, estate }) {
    // What a chart brings along is there to be replaced.
    const { path } = resource.tree.file
    if (/(?:^|\/)values\.ya?ml$/.test(path) && estate.files.has(path.replace(/values\.ya?ml$/, 'Chart.yaml'))) return
    const told = receivers.some((each) => !each || Object.keys(each).some((key) => key.endsWith('_configs')))
    if (told || receivers.length === 0) return
    const names = receivers.map((each) => `\`${String(each?.name)}\``).join(', ')
    yield {
      at: ['receivers'],
      part: 'key',
      message: `${names} ${receivers.length === 1 ? 'has' : 'have'} no integration, so no alert reaches anybody; add one`,
    }
  },
  examples: [
    {
      bad: `
        route: { receiver: default }
        receivers:
          - name: default
      `,
      good: `
        route: { receiver: default }
        receivers:
          - name: default
            webhook_configs: [{ url: 'https://example.com/alerts' }]
      `,
    },
  ],
}
