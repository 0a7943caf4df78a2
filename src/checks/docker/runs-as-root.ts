import { startsAsRoot } from '../../facts/base-images.ts'
import { finalStage, instructionsOf, lineage } from '../../kinds/docker/lineage.ts'
import { Dockerfile } from '../../kinds/docker.ts'
import type { Check } from '../check.ts'

export const check: Check<Dockerfile> = {
  title: 'Image runs as root',
  why: `Without a \`USER\` the process is root in its container, and root on the node once it gets out. Make a user in
the final stage and name it, by number, so that Kubernetes can tell that it is not root.`,
  severity: 'medium',
  level: 'default',
  on: Dockerfile,
  controls: ['soc2/CC6.1', 'nist-800-53/AC-6', 'pci-dss/2.2.1'],
  sources: ['checkov/CKV_DOCKER_8', 'checkov/CKV_DOCKER_3', 'hadolint/DL3002', 'trivy/DS-0002'],
  *run(file) {
    const stage = finalStage(file)
    const line = stage ? lineage(file, stage) : []
    const { image } = line.at(-1) ?? {}
    if (!stage || image === undefined || /^mcr\.microsoft\.com\/windows/.test(image)) return
    const all = instructionsOf(file, line)
    const user = all.filter(({ name, index }) => name === 'USER' && index >= stage.from).at(-1)
    if (user && stage.user !== undefined && /^(?:root|0)(?::|$)/.test(stage.user))
      yield { at: [user.index, 'args'], message: `\`USER ${user.args}\` is who the image runs as; end with another` }
    if (all.some(({ name }) => name === 'USER')) return
    const starts = all.some(({ name }) => name === 'CMD' || name === 'ENTRYPOINT' || name === 'EXPOSE')
    const drops = all.some(({ args }) => /\b(?:gosu|su-exec|setpriv|runuser|s6-overlay|start-stop-daemon)\b/.test(args))
    if (starts && !drops && startsAsRoot(image))
      yield { at: [stage.from, 'image'], message: `nothing after \`FROM ${stage.written}\` sets a user; add \`USER\`` }
  },
  examples: [
    {
      bad: `
        FROM node:24-slim
        COPY . /app
        CMD ["node", "/app/main.js"]
      `,
      good: `
        FROM node:24-slim
        COPY . /app
        USER node
        CMD ["node", "/app/main.js"]
      `,
    },
    {
      bad: `
        FROM debian:13
        USER 1000
        USER root
        CMD ["app"]
      `,
      good: `
        FROM debian:13
        USER root
        USER 1000
        CMD ["app"]
      `,
    },
  ],
}
