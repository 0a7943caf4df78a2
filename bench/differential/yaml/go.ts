import { execFileSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { taggedValue } from '../../../src/model/tagged.ts'
import { coreTag, mergedMap } from './merged.ts'

/** Builds the program beside this file. */
export function built(): string {
  const program = join(mkdtempSync(join(tmpdir(), 'yaml-')), 'yaml')
  execFileSync('go', ['build', '-o', program, '.'], { cwd: import.meta.dirname })
  return program
}

/** Kind, line, column, anchor, written tag, value or children, and of a scalar its resolved tag and whether it is quoted. */
type GoNode = readonly [number, number, number, string, string, string | readonly GoNode[], string?, boolean?]

export interface ReadByGo {
  readonly data: readonly unknown[]
  /** Line and column of each node in the order of the text, none where Go counts an anchor or a tag as part of it. */
  readonly places: readonly (readonly [number, number] | undefined)[]
}

export function readByGo(program: string, files: readonly string[]): (ReadByGo | { readonly refused: string })[] {
  return execFileSync(program, { input: files.join('\n'), encoding: 'utf8', maxBuffer: 1 << 30 })
    .trimEnd()
    .split('\n')
    .map((line) => {
      const answer = JSON.parse(line) as { refused: string } | { documents: readonly GoNode[] | null }
      if ('refused' in answer) return answer
      const places: (readonly [number, number] | undefined)[] = []
      const data = (answer.documents ?? []).map((node) => dataOf(node, new Map(), places))
      return { data, places }
    })
}

const [sequence, mapping, scalar] = [2, 4, 8]

function dataOf(
  node: GoNode,
  anchors: Map<string, unknown>,
  places: (readonly [number, number] | undefined)[],
): unknown {
  const [kind, line, column, anchor, tag, content, , quoted] = node
  const empty = kind === scalar && content === '' && !quoted
  places.push(anchor !== '' || tag !== '' || empty ? undefined : [line, column])
  const bare = bareOf(node, anchors, places)
  const custom = tag !== '' && !coreTag.test(tag)
  const value = custom ? taggedValue(tag.replace(/^!!/, 'tag:yaml.org,2002:'), empty ? null : bare) : bare
  if (anchor !== '') anchors.set(anchor, value)
  return value
}

function bareOf(
  [kind, , , , tag, content, resolved]: GoNode,
  anchors: Map<string, unknown>,
  places: (readonly [number, number] | undefined)[],
): unknown {
  if (typeof content === 'string') {
    if (kind !== scalar) return anchors.get(content)
    return tag !== '' && !coreTag.test(tag) ? content : meaning(content, resolved ?? '')
  }
  if (kind === sequence) return content.map((each) => dataOf(each, anchors, places))
  if (kind !== mapping) return null
  const pairs: { name: string; merges: boolean; value: unknown }[] = []
  for (let at = 0; at + 1 < content.length; at += 2) {
    const [key, value] = [content[at], content[at + 1]] as [GoNode, GoNode]
    const name = dataOf(key, anchors, places)
    const known = key[0] === scalar ? String(key[5]) : typeof name === 'string' ? name : '?'
    pairs.push({ name: known, merges: key[6] === '!!merge', value: dataOf(value, anchors, places) })
  }
  return mergedMap(pairs)
}

function meaning(text: string, tag: string): unknown {
  if (tag === '!!null') return null
  if (tag === '!!bool') return /^true$/i.test(text)
  if (tag === '!!int') return integer(text.replaceAll('_', ''))
  if (tag !== '!!float') return text
  if (/inf$/i.test(text)) return text.startsWith('-') ? -Infinity : Infinity
  return Number(text.replaceAll('_', ''))
}

function integer(text: string): number {
  const [, sign = '', digits = ''] = /^([-+]?)(.*)$/.exec(text) ?? []
  const value = /^0o?[0-7]+$/.test(digits) ? Number.parseInt(digits.replace('o', ''), 8) : Number(digits)
  return sign === '-' ? -value : value
}
