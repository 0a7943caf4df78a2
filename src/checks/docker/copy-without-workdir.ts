import { before } from '../../kinds/docker/lineage.ts'
import { Dockerfile } from '../../kinds/docker.ts'
import type { Check } from '../check.ts'

export const check: Check<Dockerfile> = {
  title: 'Copy ends where the base image happens to be',
  why: `A relative target is relative to \`WORKDIR\`. Where none is set, the files land wherever the base image ends, mostly
in \`/\`. Set \`WORKDIR\`, or write an absolute target.`,
  severity: 'low',
  level: 'strict',
  on: Dockerfile,
  sources: ['hadolint/DL3045'],
  *run(file) {
    for (const [index, instruction] of file.instructions.entries()) {
      const { name, target = '' } = instruction ?? {}
      if ((name !== 'COPY' && name !== 'ADD') || target === '') continue
      if (/^[/\\$%<]|^["']?[/$]|^[A-Za-z]:/.test(target)) continue
      if (before(file, index)?.every((each) => each.name !== 'WORKDIR'))
        yield {
          at: [index, 'target'],
          message: `\`${target}\` is relative, and no \`WORKDIR\` is set; write \`/\` before it`,
        }
    }
  },
  examples: [
    {
      bad: `
        FROM node:24
        COPY package.json app/
      `,
      good: `
        FROM node:24
        COPY package.json /app/
        WORKDIR /app
        COPY . .
        ONBUILD COPY . .
      `,
    },
  ],
}
