import { chartOf, images as known } from '../../../facts/versions.ts'
import type { Plan } from '../../../model/plan.ts'
import { containers, pod, pods, type Rule } from './rule.ts'

/** Only what our pipeline pushed, by a name that cannot come to mean something else. */
export function imageRule(plan: Plan): Rule {
  const [example = ''] = registriesOf(plan)
  const of = (...images: readonly string[]) => pod({}, { containers: images.map((image) => ({ name: 'main', image })) })
  const beside = besideOf(plan)
  const digest = `sha256:${'0'.repeat(64)}`
  return {
    name: 'images',
    title: 'Images are our own, named by commit or digest',
    of: [pods],
    variables: [containers],
    asks: [
      {
        expression: `variables.containers.all(container, container.image.matches(${quoted(pattern(plan))}))`,
        message: `Images come from ${registriesOf(plan).join(' or ')}, with the tag sha-<commit> or a digest: what the pipeline pushed after it was scanned`,
      },
    ],
    allows: [
      of(`${example}/api:sha-${'4f'.repeat(20)}`),
      of(`${example}/api@${digest}`),
      of(`${example}/api:sha-${'4f'.repeat(20)}@${digest}`),
      ...beside.map((image) => of(`${example}/api@${digest}`, image)),
    ],
    refuses: [
      of(`${example}/api:latest`),
      of(`${example}/api`),
      of('docker.io/library/nginx:1.29'),
      of(`evil.example.org/${example}/api@${digest}`),
      of(`${example}/api@${digest}`, 'busybox'),
      {
        ...pod({}, {}),
        spec: {
          containers: [{ name: 'main', image: `${example}/api@${digest}` }],
          ephemeralContainers: [{ name: 'debugger', image: 'busybox' }],
        },
      },
    ],
  }
}

/** Where images of the system lie, region by region: `111122223333.dkr.ecr.us-east-1.amazonaws.com/crm`. */
export function registriesOf({ pods }: Plan): string[] {
  const all = pods.flatMap(({ image, images }) => [image, ...Object.values(images)])
  return [...new Set(all.map((image) => image.slice(0, image.lastIndexOf('/'))))].sort()
}

function pattern(plan: Plan): string {
  const registries = registriesOf(plan).map((each) => each.replaceAll('.', '[.]'))
  const own = `(${registries.join('|')})/[a-z0-9._/-]+(:sha-[0-9a-f]{40}(@sha256:[0-9a-f]{64})?|@sha256:[0-9a-f]{64})`
  const beside = besideOf(plan).map((image) => image.replaceAll('.', '[.]'))
  return beside.length > 0 ? `^(${[own, ...beside].join('|')})$` : `^${own}$`
}

/** What an own registry does not have: the proxy that the mesh puts into each pod, and a cache with what tells of it. */
function besideOf({ mesh, caches }: Plan): string[] {
  return [
    ...(mesh === 'linkerd' ? [`cr.l5d.io/linkerd/proxy:${chartOf('linkerd-control-plane').appVersion}`] : []),
    ...(caches.length > 0 ? [known.valkey.image, known.redisExporter.image] : []),
  ]
}

function quoted(text: string): string {
  return `'${text}'`
}
