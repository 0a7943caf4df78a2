import { Instruction } from '../../kinds/docker.ts'
import type { Check } from '../check.ts'

export const check: Check<Instruction> = {
  title: 'Process does not get signals',
  why: `Text after \`CMD\` or \`ENTRYPOINT\` is run by \`sh -c\`. Where the shell stays, it is process 1 and hands no signal
on: every stop waits until the process is killed, and requests under way are lost. Write a list, or begin with \`exec\`.`,
  severity: 'low',
  level: 'default',
  on: Instruction,
  controls: ['soc2/A1.1'],
  sources: ['hadolint/DL3025', 'buildkit/JSONArgsRecommended'],
  *run({ name, args, form, lastStage }) {
    if ((name !== 'CMD' && name !== 'ENTRYPOINT') || form !== 'shell' || !lastStage) return
    const text = args.trim()
    if (text === '' || text.startsWith('<<') || text.startsWith('[') || /(?:^|&&|;|\|\|)\s*exec\s/.test(text)) return
    const [first = text] = text.split('\n')
    yield {
      at: ['args'],
      message: `\`${name} ${first}\` runs behind a shell; write it as a list, or begin with \`exec\``,
    }
  },
  examples: [
    {
      bad: `
        FROM node:24
        CMD node main.js
      `,
      good: `
        FROM node:24
        CMD ["node", "main.js"]
      `,
    },
    {
      bad: `
        FROM node:24
        ENTRYPOINT node main.js --port=$PORT
      `,
      good: `
        FROM node:24
        ENTRYPOINT exec node main.js --port=$PORT
      `,
    },
  ],
}
