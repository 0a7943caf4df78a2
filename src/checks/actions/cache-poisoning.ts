import { Step } from '../../kinds/actions.ts'
import { isMap } from '../../model/shape.ts'
import type { Check } from '../check.ts'
import { parseReference } from './reference.ts'
import { eventsOf, workflowOf } from './surroundings.ts'

export const check: Check<Step> = {
  title: 'Release is built from a cache that others can fill',
  why: `Whatever ran before in the repository may have written the cache, and a release that starts from it ships what is in there. Build
releases without a cache.`,
  severity: 'medium',
  level: 'strict',
  on: Step,
  sources: ['zizmor/cache-poisoning'],
  *run({ uses = '', with: inputs }, { resource }) {
    const on = workflowOf(resource)?.on
    const tags = isMap(on) && isMap(on.push) && on.push.tags !== undefined && on.push.branches === undefined
    if (!tags && !eventsOf(on).some(({ name }) => name === 'release')) return
    const reference = parseReference(uses)
    const name = reference?.repository.toLowerCase() ?? ''
    const at = name === 'actions/cache' && reference?.path !== 'save' ? ['uses'] : ['with', 'cache']
    const cached =
      name === 'actions/cache'
        ? reference?.path !== 'save'
        : caching.test(name) && inputs?.cache !== undefined && !/^(?:false|)$/.test(String(inputs.cache))
    if (cached) yield { at, message: `\`${uses}\` restores a cache into a release; build releases without one` }
  },
  examples: [
    {
      bad: `
        on: release
        permissions: {}
        jobs:
          build:
            runs-on: ubuntu-24.04
            steps:
              - uses: actions/setup-node@v6
                with: { cache: npm }
      `,
      good: `
        on: release
        permissions: {}
        jobs:
          build:
            runs-on: ubuntu-24.04
            steps:
              - uses: actions/setup-node@v6
      `,
    },
  ],
}

const caching = /^(?:actions\/setup-(?:node|python|java|go|dotnet)|ruby\/setup-ruby|astral-sh\/setup-uv)$/
