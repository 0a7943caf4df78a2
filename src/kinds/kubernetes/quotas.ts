import type { DataOf, Kind } from '../../model/resource.ts'
import { anything, flag, listOf, literal, mapOf, number, record, scalar, text } from '../../model/shape.ts'
import { common } from './metadata.ts'

export const Namespace = {
  id: 'kubernetes/namespace',
  title: 'Kubernetes Namespace',
  file: 'namespace.yaml',
  shape: record({}, { ...common, spec: record({}, { finalizers: listOf(literal) }) }),
} satisfies Kind
export type Namespace = DataOf<typeof Namespace>

export const ResourceQuota = {
  id: 'kubernetes/resource-quota',
  title: 'ResourceQuota',
  file: 'quota.yaml',
  shape: record(
    {},
    { ...common, spec: record({}, { hard: mapOf(scalar), scopes: listOf(literal), scopeSelector: anything }) },
  ),
} satisfies Kind
export type ResourceQuota = DataOf<typeof ResourceQuota>

export const LimitRange = {
  id: 'kubernetes/limit-range',
  title: 'LimitRange',
  file: 'limits.yaml',
  shape: record(
    {},
    {
      ...common,
      spec: record(
        {},
        {
          limits: listOf(
            record(
              {},
              {
                type: literal,
                max: mapOf(scalar),
                min: mapOf(scalar),
                default: mapOf(scalar),
                defaultRequest: mapOf(scalar),
                maxLimitRequestRatio: mapOf(scalar),
              },
            ),
          ),
        },
      ),
    },
  ),
} satisfies Kind
export type LimitRange = DataOf<typeof LimitRange>

export const PriorityClass = {
  id: 'kubernetes/priority-class',
  title: 'PriorityClass',
  file: 'priority.yaml',
  shape: record({}, { ...common, value: number, globalDefault: flag, preemptionPolicy: literal, description: text }),
} satisfies Kind
export type PriorityClass = DataOf<typeof PriorityClass>
