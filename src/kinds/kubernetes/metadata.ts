import { anything, literal, mapOf, record, text } from '../../model/shape.ts'

/** Read by `select.ts`, which knows what a label that cannot be known may match. */
export const labels = anything
export const metadata = record({ name: literal }, { namespace: literal, labels, annotations: mapOf(text) })
