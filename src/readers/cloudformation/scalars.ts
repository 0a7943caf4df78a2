import type { Path, Tree } from '../../model/source.ts'

/** CloudFormation reads YAML 1.1: a bare `Yes` or `off` is a truth value, in quotes it is text. */
export function scalarAt(value: unknown, path: Path, tree: Tree): unknown {
  if (typeof value !== 'string' || !words.has(value)) return value
  const { span } = tree.placeOf(path)
  return tree.file.text.slice(span.start, span.end) === value ? /^(?:yes|on)$/i.test(value) : value
}

const words = new Set(['yes', 'Yes', 'YES', 'no', 'No', 'NO', 'on', 'On', 'ON', 'off', 'Off', 'OFF'])
