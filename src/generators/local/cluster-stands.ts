import { toolImages } from '../../facts/tools.ts'
import type { Plan } from '../../model/plan.ts'
import { clouds, making, type Stand, standsOf } from './stands.ts'

/** The stores as pods that forget everything when they end. */
export function standObjects(plan: Plan): unknown[] {
  return [
    // A cache that is a pod in production is one here, too.
    ...standsOf(plan)
      .filter(({ name }) => !plan.caches.some((cache) => cache.name === name))
      .flatMap((stand) => [deployment(stand, plan), service(stand, plan)]),
    ...(making(plan).length > 0 ? [job(plan)] : []),
  ]
}

function labelsOf(name: string, { system }: Plan) {
  return { 'app.kubernetes.io/name': name, 'app.kubernetes.io/part-of': system }
}

function deployment(stand: Stand, plan: Plan) {
  const { name, image, port, user, health, environment, data, scratch, seeded = [], memory = 512 } = stand
  const labels = labelsOf(name, plan)
  const directories = [...(data ? [data] : []), ...scratch, ...seeded]
  const volumes = directories.map((path) => ({ name: volumeOf(path), path }))
  const probe = health ? { exec: { command: health } } : { tcpSocket: { port } }
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, labels },
    spec: {
      replicas: 1,
      selector: { matchLabels: labels },
      // Two would write to one disk, if there was one.
      strategy: { type: 'Recreate' },
      template: {
        metadata: { labels },
        spec: {
          automountServiceAccountToken: false,
          securityContext: {
            runAsNonRoot: true,
            runAsUser: user,
            fsGroup: user,
            seccompProfile: { type: 'RuntimeDefault' },
          },
          ...(seeded.length > 0 && { initContainers: seeded.map((path) => seeding(path, stand)) }),
          containers: [
            {
              name,
              image,
              ports: [{ name: 'main', containerPort: port }],
              ...(environment && {
                env: Object.entries(environment(name)).map(([key, value]) => ({ name: key, value })),
              }),
              resources: { requests: { cpu: '50m', memory: `${memory}Mi` }, limits: { memory: `${memory}Mi` } },
              readinessProbe: { ...probe, periodSeconds: 2 },
              livenessProbe: { ...probe, periodSeconds: 10, failureThreshold: 6 },
              securityContext: closed,
              volumeMounts: volumes.map((volume) => ({ name: volume.name, mountPath: volume.path })),
            },
          ],
          volumes: volumes.map((volume) => ({ name: volume.name, emptyDir: {} })),
        },
      },
    },
  }
}

function volumeOf(path: string): string {
  return path.slice(1).replaceAll('/', '-')
}

/** Puts what the image has in a directory into the volume that will hide it. */
function seeding(path: string, { image }: Stand) {
  const name = volumeOf(path)
  return {
    name,
    image,
    command: ['cp', '-R', `${path}/.`, '/seeded'],
    resources: { requests: { cpu: '50m', memory: '64Mi' }, limits: { memory: '64Mi' } },
    securityContext: closed,
    volumeMounts: [{ name, mountPath: '/seeded' }],
  }
}

function service({ name, port }: Stand, plan: Plan) {
  const labels = labelsOf(name, plan)
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, labels },
    spec: { selector: labels, ports: [{ name: 'main', port, targetPort: 'main' }] },
  }
}

function job(plan: Plan) {
  const name = clouds
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name, labels: labelsOf(name, plan) },
    spec: {
      backoffLimit: 10,
      template: {
        metadata: { labels: labelsOf(name, plan) },
        spec: {
          restartPolicy: 'OnFailure',
          automountServiceAccountToken: false,
          securityContext: { runAsNonRoot: true, runAsUser: 65532, seccompProfile: { type: 'RuntimeDefault' } },
          containers: [
            {
              name,
              image: toolImages.awsCli.image,
              command: ['sh', '-ec', making(plan).join('\n')],
              envFrom: [{ secretRef: { name: clouds } }],
              resources: { requests: { cpu: '50m', memory: '256Mi' }, limits: { memory: '256Mi' } },
              securityContext: closed,
            },
          ],
        },
      },
    },
  }
}

const closed = {
  allowPrivilegeEscalation: false,
  readOnlyRootFilesystem: true,
  capabilities: { drop: ['ALL'] },
} as const
