import type { DataOf, Kind } from '../model/resource.ts'
import { anything, literal, record } from '../model/shape.ts'
import { metadata } from './kubernetes/metadata.ts'

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

export { Container, StepContainer } from './kubernetes/container.ts'
export { Pod } from './kubernetes/pod.ts'
export { type ContainerScript, ranBy, scriptOf } from './kubernetes/ran.ts'
export { isNodeAgent, podPathOf, templatesOf, Workload, workloadKinds } from './kubernetes/workload.ts'
