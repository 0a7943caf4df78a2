import { Container } from '../../kinds/kubernetes.ts'
import type { Check } from '../check.ts'

export const check: Check<Container> = {
  title: 'Environment variable is set twice',
  why: `The last one wins and the first is dead; after a merge or a server-side apply it may be the other way round.`,
  severity: 'medium',
  level: 'default',
  on: Container,
  controls: ['soc2/CC8.1'],
  sources: ['kube-linter/duplicate-env-var'],
  *run({ env = [] }, { resource }) {
    const first = new Map<string, number>()
    for (const [index, each] of env.entries()) {
      if (!each) continue
      const before = first.get(each.name)
      if (before === undefined) first.set(each.name, index)
      else
        yield {
          at: ['env', index, 'name'],
          message: `\`${each.name}\` is set before; keep one`,
          related: [{ resource, at: ['env', before, 'name'], message: 'the first one, which is not used' }],
        }
    }
  },
  examples: [
    {
      bad: `
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
            - name: web
              image: nginx:1.29.3
              env:
                - { name: LOG_LEVEL, value: debug }
                - { name: LOG_LEVEL, value: info }
      `,
      good: `
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
            - name: web
              image: nginx:1.29.3
              env:
                - { name: LOG_LEVEL, value: info }
      `,
    },
  ],
}
