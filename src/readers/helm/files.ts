import type { SourceFile } from '../../model/source.ts'
import { yamlText } from '../../syntax/gotemplate/functions/yaml.ts'
import { type GoMap, listOf, type Method, mapOf, type Struct, type Value } from '../../syntax/gotemplate/value.ts'
import { matchesGlob } from '../../values/glob.ts'

/** `.Files` of a chart. */
export function filesValue(files: ReadonlyMap<string, SourceFile>): Struct {
  const method = (takes: Method['takes'], run: Method['run']): Method => ({ is: 'method', takes, run })
  const textOf = (name: Value) => files.get(String(name))?.text ?? ''
  const named = (encode: (text: string) => string): GoMap =>
    mapOf([...files].map(([name, { text }]) => [name.slice(name.lastIndexOf('/') + 1), encode(text)] as const))
  return {
    is: 'struct',
    type: 'engine.files',
    fields: new Map(),
    as: mapOf([...files].map(([name, { text }]) => [name, bytes(text)] as const)),
    methods: {
      Get: method(['string'], ([name]) => textOf(name)),
      GetBytes: method(['string'], ([name]) => bytes(textOf(name))),
      Lines: method(['string'], ([name]) =>
        listOf(textOf(name) === '' ? [] : textOf(name).replace(/\n$/, '').split('\n'), '[]string'),
      ),
      Glob: method(['string'], ([pattern]) =>
        filesValue(new Map([...files].filter(([name]) => matches(name, String(pattern))))),
      ),
      AsConfig: method([], () => yamlText(named((text) => text))),
      AsSecrets: method([], () => yamlText(named((text) => Buffer.from(text).toString('base64')))),
    },
  }
}

/** Bytes are text for whatever takes text. */
function bytes(text: string): Struct {
  return { is: 'struct', type: '[]uint8', fields: new Map(), methods: {}, as: text }
}

/** Here `**` may stand in the middle of a name, and matches `/` too. */
function matches(name: string, pattern: string): boolean {
  if (matchesGlob(name, pattern)) return true
  if (!pattern.includes('**')) return false
  const flat = (text: string) => text.replaceAll('/', '\u0001')
  return matchesGlob(flat(name), flat(pattern).replace(/\*{2,}/g, '*')) && samePrefix(name, pattern)
}

/** What stands before the first star has to stand there. */
function samePrefix(name: string, pattern: string): boolean {
  return name.startsWith(pattern.slice(0, pattern.search(/[*?[{]/)))
}
