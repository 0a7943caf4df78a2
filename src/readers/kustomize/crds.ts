import { isMap } from '../../model/shape.ts'
import { type Configuration, configurationIn } from './configuration.ts'
import type { FieldSpec } from './field-spec.ts'
import type { Reference } from './reference-defaults.ts'

/** The fields that a file of `crds` (definitions with `x-kubernetes-...` marks) adds to those that are configured. */
export function configurationFromCrds(definitions: unknown): Configuration | undefined {
  if (!isMap(definitions)) return undefined
  const found: Found = { commonAnnotations: [], commonLabels: [], namePrefix: [], nameReference: [] }
  for (const name of Object.keys(definitions)) {
    const properties = propertiesOf(definitions, name)
    if (properties && ['kind', 'apiVersion', 'metadata'].every((field) => properties[field] !== undefined))
      search(definitions, name, { kind: name.split('.').at(-1) ?? name }, [], found)
  }
  return configurationIn(found)
}

interface Found {
  readonly commonAnnotations: FieldSpec[]
  readonly commonLabels: FieldSpec[]
  readonly namePrefix: FieldSpec[]
  readonly nameReference: Reference[]
}

type Definitions = { readonly [name: string]: unknown }

function search(
  definitions: Definitions,
  name: string,
  kind: { readonly kind: string },
  path: readonly string[],
  found: Found,
): void {
  if (path.length > 20) return
  for (const [field, property] of Object.entries(propertiesOf(definitions, name) ?? {})) {
    if (!isMap(property)) continue
    const at = [...path, field]
    const spec = { ...kind, path: at.join('/') }
    const mark = (suffix: string) => property[`x-kubernetes-${suffix}`]
    if (mark('annotation') !== undefined) found.commonAnnotations.push(spec)
    if (mark('label-selector') !== undefined) found.commonLabels.push(spec)
    if (mark('identity') !== undefined) found.namePrefix.push(spec)
    const [version, referred] = [mark('object-ref-api-version'), mark('object-ref-kind')]
    if (typeof version === 'string' && typeof referred === 'string') {
      const key = mark('object-ref-name-key') ?? 'name'
      const fieldSpecs = [{ ...kind, path: [...at, String(key)].join('/') }]
      found.nameReference.push({ kind: referred, version, fieldSpecs })
    }
    if (typeof property.$ref === 'string') search(definitions, property.$ref, kind, at, found)
  }
}

function propertiesOf(definitions: Definitions, name: string): Definitions | undefined {
  const definition = Object.hasOwn(definitions, name) ? definitions[name] : undefined
  const schema = isMap(definition) ? (definition.Schema ?? definition.schema) : undefined
  const properties = isMap(schema) ? schema.properties : undefined
  return isMap(properties) ? properties : undefined
}
