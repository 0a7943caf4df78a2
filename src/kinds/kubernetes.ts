import type { DataOf, Kind } from '../model/resource.ts'
import { anything, flag, listOf, literal, mapOf, number, record, scalar, text } from '../model/shape.ts'
import { isUnknown } from '../model/unknown.ts'
import { labels, metadata } from './kubernetes/metadata.ts'

/** Any object of the Kubernetes API, custom resources included. */
export const KubernetesObject = {
  id: 'kubernetes/object',
  title: 'Kubernetes object',
  file: 'app.yaml',
  shape: record({ apiVersion: literal, kind: literal }, { metadata, spec: anything, data: anything }),
} satisfies Kind
export type KubernetesObject = DataOf<typeof KubernetesObject>

/** An object whose kind, name or namespace cannot be known: it may be whatever another one seems to lack. */
export const OpaqueObject = {
  id: 'kubernetes/opaque-object',
  title: 'Kubernetes object that cannot be identified',
  file: 'app.yaml',
  shape: anything,
} satisfies Kind

const keyRef = record({}, { name: literal, key: literal, optional: flag })
const probe = record(
  {},
  {
    httpGet: record({}, { path: text, port: scalar, scheme: literal }),
    tcpSocket: record({}, { port: scalar }),
    grpc: record({}, { port: number }),
    exec: record({}, { command: listOf(text) }),
    initialDelaySeconds: number,
    periodSeconds: number,
    timeoutSeconds: number,
    failureThreshold: number,
    successThreshold: number,
  },
)

const securityContext = record(
  {},
  {
    privileged: flag,
    allowPrivilegeEscalation: flag,
    runAsNonRoot: flag,
    runAsUser: number,
    readOnlyRootFilesystem: flag,
    capabilities: record({}, { add: listOf(literal), drop: listOf(literal) }),
    seccompProfile: record({}, { type: literal }),
  },
)

const env = record(
  { name: literal },
  { value: scalar, valueFrom: record({}, { secretKeyRef: keyRef, configMapKeyRef: keyRef, fieldRef: anything }) },
)

export const Container = {
  id: 'kubernetes/container',
  title: 'Kubernetes container',
  file: 'app.yaml',
  shape: record(
    { name: literal },
    {
      image: literal,
      imagePullPolicy: literal,
      command: listOf(text),
      args: listOf(text),
      ports: listOf(record({}, { name: literal, containerPort: number, protocol: literal, hostPort: number })),
      env: listOf(env),
      restartPolicy: literal,
      envFrom: listOf(record({}, { prefix: literal, secretRef: keyRef, configMapRef: keyRef })),
      resources: record({}, { requests: mapOf(scalar), limits: mapOf(scalar) }),
      livenessProbe: probe,
      readinessProbe: probe,
      startupProbe: probe,
      lifecycle: anything,
      volumeMounts: listOf(record({}, { name: literal, mountPath: literal, subPath: literal, readOnly: flag })),
      securityContext,
    },
  ),
} satisfies Kind
export type Container = DataOf<typeof Container>

/** A pod, or the template of one inside a workload: what containers share. */
export const Pod = {
  id: 'kubernetes/pod',
  title: 'Kubernetes pod',
  file: 'app.yaml',
  shape: record(
    { spec: record({ containers }, podSpec()) },
    { metadata: record({}, { name: literal, namespace: literal, labels, annotations: mapOf(text) }) },
  ),
} satisfies Kind
export type Pod = DataOf<typeof Pod>

/** Anything that runs pods: Deployment, StatefulSet, DaemonSet, Job, CronJob, Rollout, or a bare Pod. */
export const Workload = {
  id: 'kubernetes/workload',
  title: 'Kubernetes workload',
  file: 'app.yaml',
  shape: record(
    { apiVersion: literal, kind: literal, metadata },
    {
      spec: record(
        {},
        {
          replicas: number,
          selector: anything,
          strategy: anything,
          updateStrategy: anything,
          schedule: literal,
          template: anything,
          minReadySeconds: number,
          revisionHistoryLimit: number,
        },
      ),
    },
  ),
} satisfies Kind
export type Workload = DataOf<typeof Workload>

/** The workload kinds, and where each keeps its pod. */
export const podPaths: Readonly<Record<string, readonly string[]>> = {
  Pod: [],
  Deployment: ['spec', 'template'],
  ReplicaSet: ['spec', 'template'],
  ReplicationController: ['spec', 'template'],
  StatefulSet: ['spec', 'template'],
  DaemonSet: ['spec', 'template'],
  Rollout: ['spec', 'template'],
  DeploymentConfig: ['spec', 'template'],
  Job: ['spec', 'template'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template'],
}

/** None that can be seen, where the list cannot be known: the pod is there all the same. */
function containers(value: unknown): readonly (Container | undefined)[] | undefined {
  return isUnknown(value) ? [] : listOf(Container.shape)(value)
}

function podSpec() {
  return {
    initContainers: listOf(Container.shape),
    os: record({}, { name: literal }),
    restartPolicy: literal,
    serviceAccountName: literal,
    automountServiceAccountToken: flag,
    hostNetwork: flag,
    hostPID: flag,
    hostIPC: flag,
    nodeSelector: mapOf(scalar),
    tolerations: anything,
    affinity: anything,
    topologySpreadConstraints: listOf(anything),
    terminationGracePeriodSeconds: number,
    securityContext,
    volumes: listOf(
      record(
        {},
        {
          name: literal,
          hostPath: record({}, { path: literal }),
          emptyDir: anything,
          secret: record({}, { secretName: literal, optional: flag }),
          projected: record({}, { sources: listOf(record({}, { secret: keyRef })) }),
          configMap: record({}, { name: literal, optional: flag }),
          persistentVolumeClaim: record({}, { claimName: literal }),
        },
      ),
    ),
  }
}
