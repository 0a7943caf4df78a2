import { Instruction } from '../../kinds/docker.ts'
import type { Check } from '../check.ts'

export const check: Check<Instruction> = {
  title: 'ADD copies a local file',
  why: `\`ADD\` unpacks archives and fetches addresses; where neither is meant, \`COPY\` says so and cannot surprise.`,
  severity: 'low',
  level: 'default',
  on: Instruction,
  fix: 'safe',
  controls: ['nist-800-53/CM-7'],
  sources: ['checkov/CKV_DOCKER_4', 'hadolint/DL3020', 'trivy/DS-0005'],
  *run({ name, sources = [], flags = {} }) {
    if (name !== 'ADD' || sources.length === 0 || 'checksum' in flags || 'keep-git-dir' in flags) return
    if (sources.every((source) => source !== undefined && isPlain(source)))
      yield {
        at: ['name'],
        message: `\`ADD ${sources[0]}\` neither unpacks nor fetches; use \`COPY\``,
        changes: [{ set: ['name'], to: 'COPY' }],
      }
  },
  examples: [
    {
      bad: `
        FROM node:24
        ADD package.json package-lock.json /app/
        ADD --chown=node:node . /app/
        CMD ["node", "/app"]
      `,
      good: `
        FROM node:24
        COPY package.json package-lock.json /app/
        COPY --chown=node:node . /app/
        CMD ["node", "/app"]
      `,
    },
    {
      bad: `
        FROM debian:13
        ADD . /src
        ADD rootfs.tar.xz /
        ADD https://example.org/app /app
        ADD \${ARCHIVE} /opt
      `,
      good: `
        FROM debian:13
        COPY . /src
        ADD rootfs.tar.xz /
        ADD https://example.org/app /app
        ADD \${ARCHIVE} /opt
      `,
    },
  ],
}

/** Neither an archive nor an address, nor something that may turn out to be one. */
function isPlain(source: string): boolean {
  return !/[$*?[]|^<<|^git@|:\/\/|\.git(?:#|$)|\.(?:tar|tgz|tbz2?|txz|tzst|gz|bz2|xz|zst|lz|lzma|Z)$/.test(source)
}
