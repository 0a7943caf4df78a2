import { PrometheusConfig } from '../../kinds/monitoring.ts'
import { hasHole } from '../../model/unknown.ts'
import { matchesGlob } from '../../values/glob.ts'
import type { Check } from '../check.ts'

export const check: Check<PrometheusConfig> = {
  title: 'Rule file does not exist',
  why: `Prometheus takes a path that matches no file for an empty list and says nothing: the rules that should stand there never
fire. It speaks only where another rule file of the same configuration does lie beside it.`,
  severity: 'medium',
  level: 'default',
  on: PrometheusConfig,
  controls: ['soc2/CC7.2'],
  *run({ rule_files: patterns = [] }, { resource, estate }) {
    const { path } = resource.tree.file
    const directory = path.includes('/') ? path.slice(0, path.lastIndexOf('/') + 1) : ''
    const files = [...estate.files.keys()]
    const relative = patterns.flatMap((pattern, index) =>
      pattern === undefined || pattern.startsWith('/') || pattern.startsWith('..') || hasHole(pattern)
        ? []
        : [
            {
              pattern,
              index,
              found: files.some((file) => matchesGlob(file, directory + pattern.replace(/^\.\//, ''))),
            },
          ],
    )
    const present = relative.find(({ found }) => found)
    if (!present) return
    for (const { pattern, index, found } of relative)
      if (!found)
        yield {
          at: ['rule_files', index],
          message: `\`${pattern}\` matches no file beside this one; add it or drop the line`,
          related: [{ resource, at: ['rule_files', present.index], message: 'this one is there' }],
        }
  },
  examples: [
    {
      bad: `
        -- prometheus.yml --
        rule_files: [alerts.yml, recordings.yml]
        scrape_configs: []
        -- alerts.yml --
        groups:
          - { name: web, rules: [{ alert: Down, expr: up == 0 }] }
      `,
      good: `
        -- prometheus.yml --
        rule_files: [alerts.yml]
        scrape_configs: []
        -- alerts.yml --
        groups:
          - { name: web, rules: [{ alert: Down, expr: up == 0 }] }
      `,
    },
  ],
}
