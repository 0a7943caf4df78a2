import type { DataOf, Kind } from '../../model/resource.ts'
import { anything, listOf, literal, record, text } from '../../model/shape.ts'
import { common } from './metadata.ts'

export const ConstraintTemplate = {
  id: 'gatekeeper/constraint-template',
  title: 'Gatekeeper ConstraintTemplate',
  file: 'template.yaml',
  shape: record(
    {},
    {
      ...common,
      spec: record(
        {},
        {
          crd: record({}, { spec: record({}, { names: record({}, { kind: literal }) }) }),
          targets: listOf(record({}, { target: literal, rego: text, libs: listOf(text), code: listOf(anything) })),
        },
      ),
    },
  ),
} satisfies Kind
export type ConstraintTemplate = DataOf<typeof ConstraintTemplate>

/** Of whatever kind a ConstraintTemplate made. */
export const Constraint = {
  id: 'gatekeeper/constraint',
  title: 'Gatekeeper constraint',
  file: 'constraint.yaml',
  shape: record(
    {},
    { ...common, spec: record({}, { enforcementAction: literal, match: anything, parameters: anything }) },
  ),
} satisfies Kind
export type Constraint = DataOf<typeof Constraint>
