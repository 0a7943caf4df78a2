import { Dockerfile } from '../../kinds/docker.ts'
import type { Check } from '../check.ts'

const single = new Set(['CMD', 'ENTRYPOINT', 'HEALTHCHECK'])

export const check: Check<Dockerfile> = {
  title: 'Instruction is overruled by a later one',
  why: `Of several \`CMD\`, \`ENTRYPOINT\` or \`HEALTHCHECK\` in a stage only the last counts; the others do nothing and
mislead who reads them.`,
  severity: 'medium',
  level: 'default',
  on: Dockerfile,
  sources: ['hadolint/DL4003', 'hadolint/DL4004', 'hadolint/DL3012', 'trivy/DS-0007', 'trivy/DS-0016', 'trivy/DS-0023'],
  *run({ instructions, stages }, { resource }) {
    // What cannot be read may begin a stage.
    if (instructions.some((each) => each === undefined)) return
    for (const stage of stages) {
      const last = new Map<string, number>()
      for (let index = (stage?.to ?? 0) - 1; stage && index > stage.from; index--) {
        const name = instructions[index]?.name ?? ''
        if (!single.has(name)) continue
        const winner = last.get(name)
        if (winner === undefined) last.set(name, index)
        else
          yield {
            at: [index, 'name'],
            message: `this \`${name}\` does nothing: another stands below; drop one of them`,
            related: [{ resource, at: [winner, 'name'], message: 'the one that counts' }],
          }
      }
    }
  },
  examples: [
    {
      bad: `
        FROM node:24
        CMD ["node", "a.js"]
        CMD ["node", "b.js"]
      `,
      good: `
        FROM node:24
        CMD ["node", "b.js"]
        FROM node:24
        CMD ["node", "a.js"]
      `,
    },
  ],
}
