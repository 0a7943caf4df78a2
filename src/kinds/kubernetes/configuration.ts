import type { DataOf, Kind } from '../../model/resource.ts'
import { flag, literal, mapOf, record, text } from '../../model/shape.ts'
import { common } from './metadata.ts'

export const ConfigMap = {
  id: 'kubernetes/config-map',
  title: 'Kubernetes ConfigMap',
  file: 'config.yaml',
  shape: record({}, { ...common, data: mapOf(text), binaryData: mapOf(text), immutable: flag }),
} satisfies Kind
export type ConfigMap = DataOf<typeof ConfigMap>

export const Secret = {
  id: 'kubernetes/secret',
  title: 'Kubernetes Secret',
  file: 'secret.yaml',
  shape: record({}, { ...common, type: literal, data: mapOf(text), stringData: mapOf(text), immutable: flag }),
} satisfies Kind
export type Secret = DataOf<typeof Secret>
