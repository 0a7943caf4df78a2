import { Instruction } from '../../kinds/docker.ts'
import type { Check } from '../check.ts'

export const check: Check<Instruction> = {
  title: 'Port does not exist',
  why: `Ports go from 1 to 65535, with \`tcp\`, \`udp\` or \`sctp\` behind them: the build fails at anything else.`,
  severity: 'high',
  level: 'default',
  on: Instruction,
  sources: ['hadolint/DL3011', 'trivy/DS-0008', 'buildkit/ExposeInvalidFormat'],
  *run({ name, words = [] }) {
    if (name !== 'EXPOSE') return
    for (const [index, word = ''] of words.entries()) {
      if (word === '' || word.includes('$')) continue
      const [, first, last, protocol = 'tcp'] = /^(\d+)(?:-(\d+))?(?:\/(\w+))?$/.exec(word) ?? []
      const isPort = (port: string | undefined) => Number(port) >= 1 && Number(port) <= 65535
      const fits = isPort(first) && isPort(last ?? first) && Number(last ?? first) >= Number(first)
      if (!fits || !/^(?:tcp|udp|sctp)$/i.test(protocol))
        yield { at: ['words', index], message: `\`EXPOSE ${word}\` names no port; write one from 1 to 65535` }
    }
  },
  examples: [
    {
      bad: `
        FROM node:24
        EXPOSE 80800 8080:80
      `,
      good: `
        FROM node:24
        EXPOSE 8080 53/udp 9000-9010 $PORT
      `,
    },
  ],
}
