import type { Artifact } from '../../model/blueprint.ts'
import { isMap, listOf, record, text } from '../../model/shape.ts'
import { valueAt } from '../../model/source.ts'
import { yaml } from '../../syntax/yaml/yaml.ts'

/** A ValidatingAdmissionPolicy, or a template of Gatekeeper in the same language: what it asks, in CEL. */
export interface Policy {
  readonly name: string
  readonly path: string
  readonly variables: readonly { readonly name: string; readonly expression: string }[]
  readonly asks: readonly string[]
}

/** Objects that a policy must let through, and objects that it must refuse. */
export interface Cases {
  readonly policy: string
  readonly allows: readonly unknown[]
  readonly refuses: readonly unknown[]
}

export function policiesIn(artifact: Artifact): Policy[] {
  if (!/ValidatingAdmissionPolicy|K8sNativeValidation/.test(artifact.text)) return []
  return documentsOf(artifact).flatMap((document): Policy[] => {
    const template = valueAt(document, ['kind']) === 'ConstraintTemplate'
    if (!template && valueAt(document, ['kind']) !== 'ValidatingAdmissionPolicy') return []
    const asked = valueAt(document, template ? ['spec', 'targets', 0, 'code', 0, 'source'] : ['spec'])
    const { validations = [], variables = [] } = specOf(asked) ?? {}
    const name = valueAt(document, ['metadata', ...(template ? ['labels', 'app.kubernetes.io/name'] : ['name'])])
    return [
      {
        name: text(name) ?? '?',
        path: artifact.path,
        variables: variables.flatMap((each) => each ?? []),
        asks: validations.flatMap((each) => each?.expression ?? []),
      },
    ]
  })
}

export function casesIn(artifact: Artifact): Cases[] {
  if (!/(?:^|\/)cases\.ya?ml$/.test(artifact.path)) return []
  return documentsOf(artifact).flatMap((document) =>
    (listOf(casesOf)(valueAt(document, ['cases'])) ?? []).flatMap((each) =>
      each ? [{ policy: each.policy, allows: each.allows ?? [], refuses: each.refuses ?? [] }] : [],
    ),
  )
}

const asked = record({ expression: text })
const specOf = record({}, { validations: listOf(asked), variables: listOf(record({ name: text, expression: text })) })
const objects = (value: unknown) => (Array.isArray(value) ? value : undefined)
const casesOf = record({ policy: text }, { allows: objects, refuses: objects })

function documentsOf({ path, text }: Artifact): readonly unknown[] {
  if (!/\.ya?ml$/.test(path)) return []
  const { data } = yaml.parse({ path, text })
  return Array.isArray(data) ? data.filter(isMap) : []
}
