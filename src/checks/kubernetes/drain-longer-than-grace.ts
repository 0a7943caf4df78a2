import { ranBy } from '../../kinds/kubernetes/ran.ts'
import { Pod } from '../../kinds/kubernetes.ts'
import type { Path } from '../../model/source.ts'
import type { Check } from '../check.ts'

export const check: Check<Pod> = {
  title: 'Waiting before the stop uses up the time to stop',
  why: `\`terminationGracePeriodSeconds\` (30 unless said) runs from the first moment, the \`preStop\` hook included. A hook that
waits as long leaves the program no time: it is killed with its requests under way. Give more time than the hook takes
and the program needs.`,
  severity: 'medium',
  level: 'default',
  on: Pod,
  fix: 'risky',
  controls: ['soc2/A1.1'],
  *run({ spec }, { resource }) {
    const grace = spec.terminationGracePeriodSeconds ?? 30
    for (const [index, container] of spec.containers.entries()) {
      const { sleep, exec } = container?.lifecycle?.preStop ?? {}
      const base: Path = ['spec', 'containers', index, 'lifecycle', 'preStop']
      const own = sleep?.seconds
      const waits = own ?? sleepIn(exec?.command ?? [])
      if (!container || waits === undefined || waits < grace) continue
      yield {
        at: own === undefined ? [...base, 'exec', 'command'] : [...base, 'sleep', 'seconds'],
        message: `\`${container.name}\` waits ${waits} s of the ${grace} s that it has to stop; set \`terminationGracePeriodSeconds: ${waits + 30}\``,
        related: [{ resource, at: ['spec', 'terminationGracePeriodSeconds'], message: `${grace} s for all of it` }],
        changes: [{ set: ['spec', 'terminationGracePeriodSeconds'], to: waits + 30 }],
      }
      return
    }
  },
  examples: [
    {
      bad: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          terminationGracePeriodSeconds: 30
          containers:
            - name: web
              image: nginx:1.29.3
              lifecycle:
                preStop:
                  exec:
                    command: [/bin/sh, -c, sleep 60 && nginx -s quit]
      `,
      good: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          terminationGracePeriodSeconds: 90
          containers:
            - name: web
              image: nginx:1.29.3
              lifecycle:
                preStop:
                  exec:
                    command: [/bin/sh, -c, sleep 60 && nginx -s quit]
      `,
    },
  ],
}

/** Seconds that a command surely sleeps. */
function sleepIn(command: readonly (string | undefined)[]): number | undefined {
  const found = ranBy({ name: 'x', command }).flatMap(({ name, words, within, after }) => {
    const [, amount, unit] = (name === 'sleep' && /^(\d{1,6})([sm]?)$/.exec(words[0]?.text ?? '')) || []
    return amount === undefined || within.length > 0 || after === '||' ? [] : [Number(amount) * (unit === 'm' ? 60 : 1)]
  })
  return found.length === 0 ? undefined : found.reduce((sum, each) => sum + each, 0)
}
