import { Step } from '../../kinds/actions.ts'
import { ranIn } from '../../kinds/ran.ts'
import type { Resource } from '../../model/resource.ts'
import { isMap } from '../../model/shape.ts'
import { type Path, valueAt } from '../../model/source.ts'
import type { Check } from '../check.ts'

export const check: Check<Step> = {
  title: 'Deployed tag is never pushed',
  why: `The build tags the image in one way and the deployment asks for another, so the registry has no such image and the release
hangs until it times out. \`docker/metadata-action\` writes seven digits of the commit unless it is told \`format=long\`; best deploy
the digest that the build gives.`,
  severity: 'high',
  level: 'default',
  on: Step,
  controls: ['soc2/CC8.1'],
  *run({ run }, { resource }) {
    if (run === undefined || !/github\.sha/.test(run)) return
    const steps = stepsIn(resource)
    const metadata = steps.find(({ step }) => /^docker\/metadata-action@/.test(String(valueAt(step, ['uses']))))
    const tags = metadata && valueAt(metadata.step, ['with', 'tags'])
    // One way to push what is asked for is enough.
    if (!metadata || typeof tags !== 'string' || /format=long|github\.sha/.test(tags) || steps.some(pushesSha)) return
    for (const { name, words } of ranIn(run, ({ start, end }) => ['run', start, end])) {
      if (name !== 'helm' && name !== 'kubectl') continue
      const asked = words.find(({ text }) => /(?:tag=|image=|:)\$\{\{\s*github\.sha\s*\}\}$/.test(text))
      if (!asked) continue
      const line = tags
        .split('\n')
        .find((each) => /^\s*type=sha/.test(each))
        ?.trim()
      yield {
        at: asked.at,
        message: `no image is pushed with the whole commit as its tag; deploy \`needs.….outputs.digest\`, or tag with \`type=sha,format=long,prefix=\``,
        related: [
          {
            resource: { ...resource, name: 'metadata', path: metadata.at },
            at: ['with'],
            message: line ? `\`${line}\` writes seven digits of it` : 'the tags that are pushed',
          },
        ],
      }
    }
  },
  examples: [
    {
      bad: `
        on: push
        jobs:
          build:
            runs-on: ubuntu-24.04
            steps:
              - id: meta
                uses: docker/metadata-action@v6
                with:
                  images: ghcr.io/acme/api
                  tags: type=sha,prefix={{branch}}-
              - uses: docker/build-push-action@v7
                with: { push: true, tags: "\${{ steps.meta.outputs.tags }}" }
          deploy:
            needs: build
            runs-on: ubuntu-24.04
            steps:
              - run: helm upgrade api oci://ghcr.io/acme/charts/api --set image.tag=\${{ github.sha }}
      `,
      good: `
        on: push
        jobs:
          build:
            runs-on: ubuntu-24.04
            steps:
              - id: meta
                uses: docker/metadata-action@v6
                with:
                  images: ghcr.io/acme/api
                  tags: type=sha,format=long,prefix=
              - uses: docker/build-push-action@v7
                with: { push: true, tags: "\${{ steps.meta.outputs.tags }}" }
          deploy:
            needs: build
            runs-on: ubuntu-24.04
            steps:
              - run: helm upgrade api oci://ghcr.io/acme/charts/api --set image.tag=\${{ github.sha }}
      `,
    },
  ],
}

interface Found {
  readonly step: unknown
  readonly at: Path
}

/** Every step of the workflow. */
function stepsIn({ tree }: Resource): readonly Found[] {
  const jobs = valueAt(tree.data, [0, 'jobs'])
  return Object.entries(isMap(jobs) ? jobs : {}).flatMap(([name, job]) => {
    const steps = valueAt(job, ['steps'])
    return Array.isArray(steps) ? steps.map((step, index) => ({ step, at: [0, 'jobs', name, 'steps', index] })) : []
  })
}

/** A build that is tagged without the metadata, or a push in a script: it may be what is deployed. */
function pushesSha({ step }: Found): boolean {
  const run = valueAt(step, ['run'])
  if (typeof run === 'string' && /\b(?:docker|podman|crane|skopeo|ko|buildah)\b[^\n]*github\.sha|GITHUB_SHA/.test(run))
    return true
  const tags = valueAt(step, ['with', 'tags'])
  return /build-push-action@/.test(String(valueAt(step, ['uses']))) && /github\.sha/.test(String(tags))
}
