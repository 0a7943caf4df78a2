import type { Tree } from '../../model/source.ts'
import type { Func } from '../../syntax/gotemplate/evaluation.ts'
import { of, tracing } from '../../syntax/gotemplate/function.ts'
import { lifted } from '../../syntax/gotemplate/functions/json.ts'
import { asList, asMap, listOf, mapOf } from '../../syntax/gotemplate/value.ts'
import { toml } from '../../syntax/toml/toml.ts'
import { yaml } from '../../syntax/yaml/yaml.ts'
import { plainValue } from './go-values.ts'

/** What reads text into values: a fault is a value too, as Helm has it. */
export const readingFunctions: Readonly<Record<string, Func>> = {
  fromYaml: tracing(
    of(['string'], (text) => {
      const tree = treeOf(text)
      const fault = faultOf(tree)
      if (fault !== undefined) return mapOf([['Error', fault]])
      const value = plainValue(tree)
      return (
        asMap(value) ??
        (value === null
          ? mapOf()
          : mapOf([
              ['Error', 'error unmarshaling JSON: cannot unmarshal into Go value of type map[string]interface {}'],
            ]))
      )
    }),
  ),
  fromYamlArray: tracing(
    of(['string'], (text) => {
      const tree = treeOf(text)
      const fault = faultOf(tree)
      if (fault !== undefined) return listOf([fault])
      const value = plainValue(tree)
      return (
        asList(value) ??
        (value === null
          ? listOf([])
          : listOf(['error unmarshaling JSON: cannot unmarshal into Go value of type []interface {}']))
      )
    }),
  ),
  fromToml: tracing(
    of(['string'], (text) => {
      const { data, problems } = toml.parse({ path: 'fromToml', text })
      const [fault] = problems
      return fault ? mapOf([['Error', `toml: ${fault.message}`]]) : lifted(data, 0)
    }),
  ),
}

let known = new Map<string, Tree>()
let characters = 0

/** Helpers give the same text again and again. */
function treeOf(text: string): Tree {
  const before = known.get(text)
  if (before) return before
  const made = yaml.parse({ path: 'fromYaml', text })
  characters += text.length
  if (characters > 4_000_000) {
    known = new Map()
    characters = text.length
  }
  known.set(text, made)
  return made
}

/** Go takes the last of two keys of one name. */
function faultOf({ problems }: Tree): string | undefined {
  const fault = problems.find(({ message }) => !/unique|twice|duplicate/i.test(message))
  return fault && `error converting YAML to JSON: yaml: ${fault.message}`
}
