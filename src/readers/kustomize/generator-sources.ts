import type { Path } from '../../model/source.ts'
import { unknownValue } from '../../model/unknown.ts'
import { leaf, type MapNode, type Mark, type Node } from '../../syntax/derived/node.ts'
import { complain, type Layer, textFile } from './layer.ts'

/** What a generator puts together from files of variables, literals and files; nothing where it has no sources. */
export function pairsFrom(
  layer: Layer,
  kind: 'ConfigMap' | 'Secret',
  entry: { readonly [name: string]: unknown },
  path: Path,
): Node | undefined {
  const entries = new Map<string, Node>()
  const whole: Mark = { tree: layer.tree, path: [0, ...path], made: 'made by a generator' }
  const put = (key: string, text: string, at: Path) => {
    if (entries.has(key)) complain(layer, at, `\`${key}\` is there twice`)
    const value = kind === 'Secret' ? base64(text) : text
    entries.set(key, leaf(value, { ...whole, path: [0, ...at] }))
  }
  let open = false
  for (const { value: name, path: at } of [...sources(entry, 'envs', path), ...single(entry, 'env', path)]) {
    const file = textFile(layer, name)
    if (!file) open = true
    else for (const [key, text] of variablesIn(file.text)) put(key, text, at)
  }
  for (const { value: literal, path: at } of sources(entry, 'literals', path)) {
    const split = literal.indexOf('=')
    if (split > 0) put(literal.slice(0, split), unquoted(literal.slice(split + 1)), at)
    else complain(layer, at, `\`${literal}\` is no \`key=value\``)
  }
  for (const { value: source, path: at } of sources(entry, 'files', path)) {
    const split = source.indexOf('=')
    const name = source.slice(split + 1)
    const key = split > 0 ? source.slice(0, split) : (name.split('/').at(-1) ?? name)
    const file = textFile(layer, name)
    if (file) put(key, file.text, at)
    else
      entries.set(key, leaf(unknownValue(name, 'the file is not at hand, or no text'), { ...whole, path: [0, ...at] }))
  }
  if (open) return leaf(unknownValue('envs', 'a file of variables is not at hand'), whole)
  return entries.size > 0 ? ({ is: 'map', entries, mark: whole } satisfies MapNode) : undefined
}

function sources(entry: { readonly [name: string]: unknown }, field: string, path: Path) {
  const list = entry[field]
  return (Array.isArray(list) ? list : []).map((value, index) => ({
    value: String(value),
    path: [...path, field, index],
  }))
}

function single(entry: { readonly [name: string]: unknown }, field: string, path: Path) {
  const value = entry[field]
  return typeof value === 'string' && value !== '' ? [{ value, path: [...path, field] }] : []
}

/** A name alone has an empty value; what stands before a name is left out, what stands behind the sign is not. */
function variablesIn(text: string): readonly (readonly [string, string])[] {
  return text.split('\n').flatMap((each) => {
    const line = each.replace(/\r$/, '').trimStart()
    if (line === '' || line.startsWith('#')) return []
    const split = line.indexOf('=')
    return split === 0
      ? []
      : [[split < 0 ? line : line.slice(0, split), split < 0 ? '' : line.slice(split + 1)] as const]
  })
}

function unquoted(value: string): string {
  const quote = value[0]
  return value.length >= 2 && (quote === '"' || quote === "'") && value.endsWith(quote) ? value.slice(1, -1) : value
}

/** In lines of 70 characters where it is longer, as kustomize writes it. */
function base64(text: string): string {
  const encoded = Buffer.from(text, 'utf8').toString('base64')
  return encoded.length < 70 ? encoded : encoded.replace(/.{1,70}/g, '$&\n')
}
