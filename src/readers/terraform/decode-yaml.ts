import { type Path, valueAt } from '../../model/source.ts'
import { fail } from '../../syntax/hcl/evaluate/failure.ts'
import { fromPlain } from '../../syntax/hcl/evaluate/functions/encodings.ts'
import type { Value } from '../../syntax/hcl/evaluate/value.ts'
import { yaml } from '../../syntax/yaml/yaml.ts'

/** One document of YAML as `yamldecode` reads it: by version 1.1, where a bare `yes` is true. Fails where it is no YAML. */
export function decodeYaml(text: string): Value {
  const tree = yaml.parse({ path: 'yaml', text })
  if (tree.problems.length > 0) return fail('it is no YAML')
  const isBare = (path: Path) => !/["'|>]/.test(text.charAt(tree.placeOf(path).span.start))
  return fromPlain(switched(valueAt(tree.data, [0]), [0], isBare))
}

const WORD = /^(?:y|n|yes|no|on|off)$/i

/** Bare words of version 1.1 turned into what they mean there. */
function switched(data: unknown, path: Path, isBare: (path: Path) => boolean): unknown {
  if (typeof data === 'string') return WORD.test(data) && isBare(path) ? /^[yo][en]?s?$/i.test(data) : data
  if (Array.isArray(data)) return data.map((each, index) => switched(each, [...path, index], isBare))
  if (typeof data !== 'object' || data === null || Object.getPrototypeOf(data) !== Object.prototype) return data
  return Object.fromEntries(Object.entries(data).map(([name, each]) => [name, switched(each, [...path, name], isBare)]))
}
