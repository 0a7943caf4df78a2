import type { DataOf, Kind } from '../../model/resource.ts'
import { anything, flag, listOf, literal, mapOf, number, record, scalar, text } from '../../model/shape.ts'
import { securityContext } from './security-context.ts'

const keyRef = record({}, { name: literal, key: literal, optional: flag })
const httpGet = record({}, { path: text, port: scalar, scheme: literal, host: literal })
const probe = record(
  {},
  {
    httpGet,
    tcpSocket: record({}, { port: scalar }),
    grpc: record({}, { port: number, service: text }),
    exec: record({}, { command: listOf(text) }),
    initialDelaySeconds: number,
    periodSeconds: number,
    timeoutSeconds: number,
    failureThreshold: number,
    successThreshold: number,
    terminationGracePeriodSeconds: number,
  },
)
const handler = record(
  {},
  { httpGet, exec: record({}, { command: listOf(text) }), sleep: record({}, { seconds: number }) },
)
const env = record(
  { name: literal },
  {
    value: scalar,
    valueFrom: record(
      {},
      { secretKeyRef: keyRef, configMapKeyRef: keyRef, fieldRef: anything, resourceFieldRef: anything },
    ),
  },
)

/** A container of a pod: also one that comes first, stands beside the others, or is put in later. */
export const Container = {
  id: 'kubernetes/container',
  title: 'Kubernetes container',
  file: 'app.yaml',
  shape: record(
    { name: named },
    {
      image: literal,
      imagePullPolicy: literal,
      command: listOf(text),
      args: listOf(text),
      source: text,
      workingDir: literal,
      ports: listOf(
        record({}, { name: literal, containerPort: number, protocol: literal, hostPort: number, hostIP: literal }),
      ),
      env: listOf(env),
      restartPolicy: literal,
      envFrom: listOf(record({}, { prefix: literal, secretRef: keyRef, configMapRef: keyRef })),
      resources: record({}, { requests: mapOf(scalar), limits: mapOf(scalar), claims: listOf(anything) }),
      resizePolicy: listOf(record({}, { resourceName: literal, restartPolicy: literal })),
      livenessProbe: probe,
      readinessProbe: probe,
      startupProbe: probe,
      lifecycle: record({}, { postStart: handler, preStop: handler, stopSignal: literal }),
      volumeMounts: listOf(
        record(
          {},
          {
            name: literal,
            mountPath: literal,
            subPath: literal,
            subPathExpr: literal,
            readOnly: flag,
            mountPropagation: literal,
          },
        ),
      ),
      volumeDevices: listOf(record({}, { name: literal, devicePath: literal })),
      securityContext,
      stdin: flag,
      tty: flag,
      terminationMessagePolicy: literal,
      targetContainerName: literal,
    },
  ),
} satisfies Kind
export type Container = DataOf<typeof Container>

/** What a template of an Argo Workflow runs: a container by itself, for a moment. `source` is the script that its command is given. */
export const StepContainer = {
  id: 'argo/step',
  title: 'container of an Argo template',
  file: 'workflow.yaml',
  shape: Container.shape,
} satisfies Kind

/** The API server asks for a name; what is forgotten does not hide the rest. */
function named(value: unknown): string | undefined {
  return value === undefined ? 'unnamed' : literal(value)
}
