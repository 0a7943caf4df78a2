import { ScoreWorkload } from '../../kinds/catalog.ts'
import { isMap } from '../../model/shape.ts'
import { unknownValue } from '../../model/unknown.ts'
import { yaml } from '../../syntax/yaml/yaml.ts'
import type { Reader } from '../reader.ts'

export const reader: Reader = {
  title: 'Workloads of Score',
  syntax: yaml,
  files: ['**/*.{yaml,yml}'],
  claims: ({ data }) => Array.isArray(data) && data.some(isWorkload),
  *read({ data }) {
    for (const [index, document] of Array.isArray(data) ? data.entries() : []) {
      if (!isWorkload(document)) continue
      const { metadata, containers, service, resources } = document
      const name = isMap(metadata) && typeof metadata.name === 'string' ? metadata.name : '?'
      const ports = isMap(service) ? service.ports : undefined
      yield {
        kind: ScoreWorkload,
        name: `score/${name}`,
        path: [index],
        data: { name, containers: opened(containers), ports, resources },
      }
    }
  },
}

type Json = { readonly [name: string]: unknown }

function isWorkload(document: unknown): document is Json {
  return isMap(document) && /^score\.dev\//.test(String(document.apiVersion))
}

/** A text with a placeholder is only known to whoever deploys it. `$${` is no placeholder. */
function opened(value: unknown): unknown {
  if (typeof value === 'string')
    return /(?:^|[^$])\$\{[^}]*\}/.test(value)
      ? unknownValue(value, 'whoever deploys the workload fills it in')
      : value.replaceAll('$${', '${')
  if (!isMap(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, opened(each)]))
}
