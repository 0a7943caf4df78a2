import { Dockerfile } from '../../kinds/docker.ts'
import type { Check } from '../check.ts'

export const check: Check<Dockerfile> = {
  title: 'CMD is never looked at',
  why: `An \`ENTRYPOINT\` written as text is run by a shell that takes neither \`CMD\` nor the arguments of \`docker run\`.
Write \`ENTRYPOINT\` as a JSON array; then \`CMD\` follows it.`,
  severity: 'medium',
  level: 'default',
  on: Dockerfile,
  *run({ instructions, stages }, { resource }) {
    if (instructions.some((each) => each === undefined)) return
    for (const stage of stages) {
      if (!stage) continue
      const own = instructions.slice(stage.from, stage.to)
      const entry = own.findLastIndex((each) => each?.name === 'ENTRYPOINT')
      const command = own.findLastIndex((each) => each?.name === 'CMD')
      const { form, args = '' } = own[entry] ?? {}
      // Text that names the arguments hands them on.
      if (command < 0 || form !== 'shell' || /\$[@*0-9]|^\s*\[/.test(args)) continue
      yield {
        at: [stage.from + command, 'name'],
        message: '`CMD` is not handed to an `ENTRYPOINT` that is written as text; write it as a list',
        related: [{ resource, at: [stage.from + entry, 'args'], message: 'run by a shell, which drops `CMD`' }],
      }
    }
  },
  examples: [
    {
      bad: `
        FROM node:24
        ENTRYPOINT node
        CMD ["main.js"]
      `,
      good: `
        FROM node:24
        ENTRYPOINT ["node"]
        CMD ["main.js"]
      `,
    },
  ],
}
