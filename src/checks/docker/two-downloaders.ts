import { commandsOf } from '../../kinds/docker/commands.ts'
import { Dockerfile } from '../../kinds/docker.ts'
import type { Check } from '../check.ts'

export const check: Check<Dockerfile> = {
  title: 'Stage uses both wget and curl',
  why: `Both do the same; each that is installed has to be patched. Choose one.`,
  severity: 'info',
  level: 'strict',
  on: Dockerfile,
  sources: ['hadolint/DL4001', 'trivy/DS-0014'],
  *run({ instructions, stages }, { resource }) {
    for (const stage of stages) {
      const first = new Map<string, readonly (string | number)[]>()
      for (let index = stage?.from ?? 0; stage && index < stage.to; index++) {
        const instruction = instructions[index]
        if (instruction?.name !== 'RUN') continue
        for (const { name, written } of commandsOf(instruction))
          if ((name === 'curl' || name === 'wget') && !first.has(name))
            first.set(name, [index, ...(written[0]?.at ?? ['args'])])
      }
      const [curl, wget] = [first.get('curl'), first.get('wget')]
      if (curl && wget)
        yield {
          at: wget,
          message: 'the stage calls `wget` and `curl`; use one of them',
          related: [{ resource, at: curl, message: 'the other one' }],
        }
    }
  },
  examples: [
    {
      bad: `
        FROM debian:13
        RUN curl -fsSO https://example.org/a
        RUN wget -q https://example.org/b
      `,
      good: `
        FROM debian:13
        RUN curl -fsSO https://example.org/a
        RUN curl -fsSO https://example.org/b
      `,
    },
  ],
}
