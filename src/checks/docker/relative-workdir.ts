import { before } from '../../kinds/docker/lineage.ts'
import { Dockerfile } from '../../kinds/docker.ts'
import type { Check } from '../check.ts'

export const check: Check<Dockerfile> = {
  title: 'Working directory depends on the base image',
  why: `A relative \`WORKDIR\` goes on from where the base image ended, which no file here says and a new base may change.
Begin with an absolute path.`,
  severity: 'low',
  level: 'default',
  on: Dockerfile,
  controls: ['nist-800-53/CM-2'],
  sources: ['checkov/CKV_DOCKER_10', 'hadolint/DL3000', 'trivy/DS-0009', 'buildkit/WorkdirRelativePath'],
  *run(file) {
    for (const [index, instruction] of file.instructions.entries()) {
      if (instruction?.name !== 'WORKDIR') continue
      const path = instruction.args.trim().replace(/^(["'])(.*)\1$/, '$2')
      if (path === '' || /^[/\\$%]|^[A-Za-z]:/.test(path)) continue
      if (before(file, index)?.every(({ name }) => name !== 'WORKDIR'))
        yield {
          at: [index, 'args'],
          message: `\`WORKDIR ${path}\` is relative, and nothing before it says to what; begin with \`/\``,
        }
    }
  },
  examples: [
    {
      bad: `
        FROM node:24
        WORKDIR app
        COPY . .
      `,
      good: `
        FROM node:24
        WORKDIR /srv
        WORKDIR app
        COPY . .
        FROM mcr.microsoft.com/windows/servercore:ltsc2025
        WORKDIR C:\\\\app
      `,
    },
  ],
}
