import { Container } from '../../kinds/kubernetes.ts'
import type { Estate } from '../../model/estate.ts'
import { normalName, parseImage } from '../../values/image.ts'
import { nearest } from '../../values/nearest.ts'
import type { Check } from '../check.ts'
import { buildsIn } from './builds.ts'

export const check: Check<Container> = {
  title: 'Deployed image is pushed by nobody',
  why: `The pipeline pushes an image that nothing deploys, and the manifest deploys one beside it, of almost the same name,
that nothing pushes: what is built never runs.`,
  severity: 'high',
  level: 'default',
  on: Container,
  controls: ['soc2/CC8.1'],
  *run({ name, image = '' }, { estate }) {
    const parsed = parseImage(image)
    const builds = buildsIn(estate)
    // A build of an image that cannot be known may be of this one.
    if (
      !parsed ||
      parsed.digest !== undefined ||
      builds.length === 0 ||
      builds.some((build) => build.image === undefined)
    )
      return
    const deployed = normalName(parsed)
    const pushed = builds.flatMap((build) => (build.pushed && build.image !== undefined ? [build.image] : []))
    if (pushed.includes(deployed)) return
    const idle = pushed.filter((each) => placeOf(each) === placeOf(deployed) && !deployedIn(estate).has(each))
    const [near] = nearest(deployed, idle, 1)
    const build = builds.find((each) => each.image === near)
    if (near !== undefined && build)
      yield {
        at: ['image'],
        message: `\`${name}\` runs \`${deployed}\`, which nothing pushes; the pipeline pushes \`${near}\`, which nothing runs`,
        related: [{ resource: build.step, at: build.at, message: 'what is pushed' }],
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
              - run: docker build -t ghcr.io/acme/invoices:1 .
        -- deploy/api.yaml --
        apiVersion: v1
        kind: Pod
        metadata: { name: invoices }
        spec:
          containers:
            - name: invoices
              image: ghcr.io/acme/invoice:1
      `,
      good: `
        -- .github/workflows/image.yml --
        on: push
        jobs:
          image:
            runs-on: ubuntu-24.04
            steps:
              - run: docker build -t ghcr.io/acme/invoices:1 .
        -- deploy/api.yaml --
        apiVersion: v1
        kind: Pod
        metadata: { name: invoices }
        spec:
          containers:
            - name: invoices
              image: ghcr.io/acme/invoices:1
      `,
    },
  ],
}

/** Registry and path, without the last step. */
function placeOf(image: string): string {
  return image.slice(0, image.lastIndexOf('/'))
}

const known = new WeakMap<Estate, ReadonlySet<string>>()

function deployedIn(estate: Estate): ReadonlySet<string> {
  const found =
    known.get(estate) ??
    new Set(
      estate.of(Container).flatMap(({ data }) => {
        const parsed = parseImage(data.image ?? '')
        return parsed ? [normalName(parsed)] : []
      }),
    )
  known.set(estate, found)
  return found
}
