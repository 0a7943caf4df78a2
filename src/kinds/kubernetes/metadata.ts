import { anything, flag, literal, mapOf, record, text } from '../../model/shape.ts'

/** Read by `select.ts`, which knows what a label that cannot be known may match. */
export const labels = anything
export const metadata = record({ name: literal }, { namespace: literal, labels, annotations: mapOf(text) })
/** What every object starts with; one that is made with `generateName` has no name yet. */
export const common = {
  apiVersion: literal,
  kind: literal,
  metadata: record({}, { name: literal, generateName: literal, namespace: literal, labels, annotations: mapOf(text) }),
}
/** Names another object, as far as the field says. */
export const reference = record(
  {},
  { apiVersion: literal, group: literal, apiGroup: literal, kind: literal, name: literal, namespace: literal },
)
/** A key of a ConfigMap or Secret. */
export const keyOf = record({}, { name: literal, key: literal, namespace: literal, optional: flag })
