import { isMap } from '../../model/shape.ts'
import { yaml } from '../../syntax/yaml/yaml.ts'
import type { Reader, Sighting } from '../reader.ts'
import { openslo } from './openslo.ts'
import { pyrra, sloth } from './prometheus.ts'

export const reader: Reader = {
  title: 'Service level objectives of OpenSLO, Sloth and Pyrra',
  syntax: yaml,
  files: ['**/*.{yaml,yml}'],
  claims: ({ data }) => Array.isArray(data) && data.some((document) => languageOf(document) !== undefined),
  *read({ data }) {
    for (const [index, document] of Array.isArray(data) ? data.entries() : []) {
      const language = languageOf(document)
      if (language && isMap(document)) yield* readers[language](document, index)
    }
  },
}

type Json = { readonly [name: string]: unknown }

const readers: Readonly<Record<Language, (document: Json, index: number) => Iterable<Sighting>>> = {
  openslo,
  sloth,
  pyrra,
}

export type Language = 'openslo' | 'sloth' | 'pyrra'

export function languageOf(document: unknown): Language | undefined {
  if (!isMap(document)) return undefined
  const version = typeof document.apiVersion === 'string' ? document.apiVersion : ''
  if (/^openslo(?:\.com)?\/v/.test(version)) return 'openslo'
  if (document.version === 'prometheus/v1' && Array.isArray(document.slos)) return 'sloth'
  if (version.startsWith('sloth.slok.dev/') && document.kind === 'PrometheusServiceLevel') return 'sloth'
  if (version.startsWith('pyrra.dev/') && document.kind === 'ServiceLevelObjective') return 'pyrra'
  return undefined
}
