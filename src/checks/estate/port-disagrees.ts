import { finalStage, instructionsOf, lineage } from '../../kinds/docker/lineage.ts'
import type { Dockerfile } from '../../kinds/docker.ts'
import { Container } from '../../kinds/kubernetes.ts'
import { normalName, parseImage } from '../../values/image.ts'
import type { Check } from '../check.ts'
import { dockerfilesOf } from './builds.ts'

export const check: Check<Container> = {
  title: 'Manifest and Dockerfile name different ports',
  why: `The image says where the program listens, the manifest where traffic is sent. Where they have no port in common, one
of them is wrong: probes fail and requests are refused.`,
  severity: 'medium',
  level: 'default',
  on: Container,
  controls: ['soc2/A1.1'],
  *run({ name, image = '', ports = [], env = [], args, command }, { resource, estate }) {
    const parsed = parseImage(image)
    const declared = ports.map((port) => port?.containerPort)
    // A variable or an argument may tell the program to listen elsewhere.
    const told =
      command !== undefined || args !== undefined || env.some((each) => /PORT|ADDR|LISTEN|BIND/i.test(each?.name ?? ''))
    if (!parsed || declared.length === 0 || declared.includes(undefined) || told) return
    for (const { build, file } of dockerfilesOf(estate, normalName(parsed))) {
      const exposed = build.target === undefined ? exposedBy(file.data) : []
      if (exposed.length === 0 || exposed.some(({ port }) => port === undefined || declared.includes(port))) continue
      const list = exposed.map(({ port }) => port).join(', ')
      yield {
        at: ['ports', 0, 'containerPort'],
        message: `\`${name}\` has port ${declared.join(', ')}, but its image listens on ${list}; make them agree`,
        related: [
          ...exposed.map(({ at }) => ({ resource: file, at, message: 'where the image says that it listens' })),
          { resource: build.step, at: build.at, message: 'builds the image' },
          ...['env', 'args', 'command'].map((field) => ({
            resource,
            at: [field],
            message: `\`${field}\` does not say otherwise`,
          })),
        ],
      }
    }
  },
  examples: [
    {
      bad: `
        -- .github/workflows/image.yml --
        on: push
        env: { IMAGE: ghcr.io/acme/api }
        jobs:
          image:
            runs-on: ubuntu-24.04
            steps:
              - uses: docker/build-push-action@v7
                with:
                  context: api
                  push: true
                  tags: \${{ env.IMAGE }}:\${{ github.sha }}
        -- api/Dockerfile --
        FROM node:24-slim
        EXPOSE 3000
        -- deploy/api.yaml --
        apiVersion: v1
        kind: Pod
        metadata: { name: api }
        spec:
          containers:
            - name: api
              image: ghcr.io/acme/api:1
              ports: [{ containerPort: 8080 }]
      `,
      good: `
        -- .github/workflows/image.yml --
        on: push
        env: { IMAGE: ghcr.io/acme/api }
        jobs:
          image:
            runs-on: ubuntu-24.04
            steps:
              - uses: docker/build-push-action@v7
                with:
                  context: api
                  push: true
                  tags: \${{ env.IMAGE }}:\${{ github.sha }}
        -- api/Dockerfile --
        FROM node:24-slim
        EXPOSE 3000
        -- deploy/api.yaml --
        apiVersion: v1
        kind: Pod
        metadata: { name: api }
        spec:
          containers:
            - name: api
              image: ghcr.io/acme/api:1
              ports: [{ containerPort: 3000 }]
      `,
    },
  ],
}

/** The TCP ports of the final stage; `port` is absent where it cannot be known. */
function exposedBy(file: Dockerfile) {
  const stage = finalStage(file)
  const all = stage ? instructionsOf(file, lineage(file, stage)) : []
  return all
    .filter(({ name }) => name === 'EXPOSE')
    .flatMap(({ words = [undefined], index }) =>
      words.flatMap((word, at) => {
        const [, port] = /^(\d{1,5})(?:\/tcp)?$/i.exec(word ?? '') ?? []
        return /\/udp$/i.test(word ?? '')
          ? []
          : [{ port: port === undefined ? undefined : Number(port), at: [index, 'words', at] }]
      }),
    )
}
