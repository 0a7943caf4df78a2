import { isMap } from '../../model/shape.ts'
import {
  annotationFields,
  commonLabelFields,
  imageFields,
  namespaceFields,
  replicaFields,
  templateLabelFields,
  variableFields,
} from './field-defaults.ts'
import { type FieldSpec, mergedSpecs } from './field-spec.ts'
import { type Reference, references } from './reference-defaults.ts'

/** The fields that each transformer works on, by the name that they have in a file of `configurations`. */
export interface Configuration {
  readonly namePrefix: readonly FieldSpec[]
  readonly nameSuffix: readonly FieldSpec[]
  readonly namespace: readonly FieldSpec[]
  readonly commonLabels: readonly FieldSpec[]
  readonly labels: readonly FieldSpec[]
  readonly templateLabels: readonly FieldSpec[]
  readonly commonAnnotations: readonly FieldSpec[]
  readonly varReference: readonly FieldSpec[]
  readonly images: readonly FieldSpec[]
  readonly replicas: readonly FieldSpec[]
  readonly nameReference: readonly Reference[]
}

const nothing: Configuration = {
  namePrefix: [],
  nameSuffix: [],
  namespace: [],
  commonLabels: [],
  labels: [],
  templateLabels: [],
  commonAnnotations: [],
  varReference: [],
  images: [],
  replicas: [],
  nameReference: [],
}

export const usual: Configuration = {
  namePrefix: [{ path: 'metadata/name' }],
  nameSuffix: [{ path: 'metadata/name' }],
  namespace: namespaceFields,
  commonLabels: commonLabelFields,
  labels: [],
  templateLabels: templateLabelFields,
  commonAnnotations: annotationFields,
  varReference: variableFields,
  images: imageFields,
  replicas: replicaFields,
  nameReference: references,
}

export function mergedConfiguration(known: Configuration, more: Configuration): Configuration {
  if (known === more) return known
  const merged: { [name: string]: readonly FieldSpec[] } = {}
  for (const name of specLists) merged[name] = mergedSpecs(known[name], more[name])
  const nameReference = more.nameReference.reduce(withReference, known.nameReference)
  return { ...known, ...merged, nameReference }
}

/** What stands in a file of `configurations`, or that it is none. */
export function configurationIn(data: unknown): Configuration | undefined {
  if (!isMap(data)) return undefined
  const read: { [name: string]: readonly FieldSpec[] } = {}
  for (const name of specLists) if (data[name] !== undefined) read[name] = specsIn(data[name])
  const nameReference = listIn(data.nameReference).map((each) => ({
    ...kindIn(each),
    fieldSpecs: specsIn(isMap(each) ? each.fieldSpecs : undefined),
  }))
  return { ...nothing, ...read, nameReference }
}

export function specsIn(value: unknown): readonly FieldSpec[] {
  return listIn(value).flatMap((each) =>
    isMap(each) && typeof each.path === 'string'
      ? { ...kindIn(each), path: each.path, ...(each.create === true && { create: true }) }
      : [],
  )
}

const specLists = Object.keys(nothing).filter((name) => name !== 'nameReference') as Exclude<
  keyof Configuration,
  'nameReference'
>[]

function withReference(known: readonly Reference[], more: Reference): readonly Reference[] {
  const same = (each: Reference) =>
    each.kind === more.kind && each.group === more.group && each.version === more.version
  if (!known.some(same)) return [...known, more]
  return known.map((each) =>
    same(each) ? { ...each, fieldSpecs: mergedSpecs(each.fieldSpecs, more.fieldSpecs) } : each,
  )
}

function kindIn(value: unknown): { group?: string; version?: string; kind?: string } {
  if (!isMap(value)) return {}
  const { group, version, kind } = value
  return {
    ...(typeof group === 'string' && { group }),
    ...(typeof version === 'string' && { version }),
    ...(typeof kind === 'string' && { kind }),
  }
}

function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
