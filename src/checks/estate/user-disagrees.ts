import { startsAsRoot } from '../../facts/base-images.ts'
import { finalStage, instructionsOf, lineage } from '../../kinds/docker/lineage.ts'
import type { Dockerfile } from '../../kinds/docker.ts'
import { Pod } from '../../kinds/kubernetes.ts'
import { normalName, parseImage } from '../../values/image.ts'
import type { Check } from '../check.ts'
import { dockerfilesOf } from './builds.ts'

export const check: Check<Pod> = {
  title: 'Pod asks for a user that its image does not have',
  why: `With \`runAsNonRoot\` the kubelet refuses an image whose user is root, and one whose user is a name, since it cannot
tell who that is. The pod never starts (\`CreateContainerConfigError\`). Give the user in the Dockerfile as a number.`,
  severity: 'high',
  level: 'default',
  on: Pod,
  controls: ['soc2/A1.1'],
  *run({ spec }, { resource, estate }) {
    const shared = spec.securityContext ?? {}
    for (const [index, container] of spec.containers.entries()) {
      const own = container?.securityContext ?? {}
      const parsed = parseImage(container?.image ?? '')
      const asks = (own.runAsNonRoot ?? shared.runAsNonRoot) === true
      if (!container || !parsed || !asks || (own.runAsUser ?? shared.runAsUser) !== undefined) continue
      for (const { build, file } of dockerfilesOf(estate, normalName(parsed))) {
        const found = build.target === undefined ? userOf(file.data) : undefined
        if (!found) continue
        const at = ['spec', 'containers', index]
        const { index: line, what } = found
        yield {
          at: [...at, 'image'],
          message: `\`${container.name}\` must not be root, but ${what}; set \`USER\` to a number there`,
          related: [
            { resource: file, at: line, message: 'who the image runs as' },
            { resource: build.step, at: build.at, message: 'builds the image' },
            ...['runAsUser', 'runAsNonRoot'].flatMap((name) => [
              { resource, at: [...at, 'securityContext', name], message: 'what the container asks for' },
              { resource, at: ['spec', 'securityContext', name], message: 'what the pod asks for' },
            ]),
          ],
        }
      }
    }
  },
  examples: [
    {
      bad: `
        -- .github/workflows/image.yml --
        on: push
        jobs:
          image:
            runs-on: ubuntu-24.04
            steps:
              - run: docker build -t ghcr.io/acme/api:1 api
        -- api/Dockerfile --
        FROM node:24-slim
        USER node
        CMD ["node", "main.js"]
        -- deploy/api.yaml --
        apiVersion: v1
        kind: Pod
        metadata: { name: api }
        spec:
          securityContext: { runAsNonRoot: true }
          containers:
            - name: api
              image: ghcr.io/acme/api:1
      `,
      good: `
        -- .github/workflows/image.yml --
        on: push
        jobs:
          image:
            runs-on: ubuntu-24.04
            steps:
              - run: docker build -t ghcr.io/acme/api:1 api
        -- api/Dockerfile --
        FROM node:24-slim
        USER 1000
        CMD ["node", "main.js"]
        -- deploy/api.yaml --
        apiVersion: v1
        kind: Pod
        metadata: { name: api }
        spec:
          securityContext: { runAsNonRoot: true }
          containers:
            - name: api
              image: ghcr.io/acme/api:1
      `,
    },
  ],
}

/** What the kubelet would refuse, and where it stands. */
function userOf(file: Dockerfile): { readonly index: readonly (string | number)[]; readonly what: string } | undefined {
  const stage = finalStage(file)
  const line = stage ? lineage(file, stage) : []
  const last = instructionsOf(file, line)
    .filter(({ name }) => name === 'USER')
    .sort((a, b) => a.index - b.index)
    .at(-1)
  if (!stage) return undefined
  if (last) {
    const { user } = stage
    if (user === undefined || /^[1-9]\d*(?::|$)/.test(user)) return undefined
    const root = /^(?:root|0)(?::|$)/.test(user)
    return { index: [last.index, 'args'], what: root ? `\`USER ${user}\` is root` : `\`USER ${user}\` is a name` }
  }
  const { image, from = 0 } = line.at(-1) ?? {}
  return image !== undefined && startsAsRoot(image)
    ? { index: [from, 'image'], what: `its Dockerfile sets no user, and \`${image}\` is root` }
    : undefined
}
