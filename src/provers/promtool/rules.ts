import { isMap } from '../../model/shape.ts'
import type { SourceFile, Tree } from '../../model/source.ts'
import { printYaml } from '../../syntax/yaml/print.ts'
import { yaml } from '../../syntax/yaml/yaml.ts'

/** A file of rules as promtool reads it, and the way back to the lines of the file that it came from. */
export interface RuleFile {
  readonly text: string
  /** The line of a rule, from 1; groups have names, rules count from 1. */
  lineOf(group: string, rule: number): number | undefined
  /** The text is the file's own, line for line. */
  readonly plain: boolean
}

/** Rules in a plain rule file or in PrometheusRule resources; `undefined` where the file holds none. */
export function ruleFileOf(file: SourceFile): RuleFile | undefined {
  if (!/\.ya?ml$/.test(file.path) || !file.text.includes('groups:')) return undefined
  const tree = yaml.parse(file)
  const documents = Array.isArray(tree.data) ? tree.data : []
  const groups = documents.flatMap((document, index) => groupsIn(document, index))
  if (groups.length === 0) return undefined
  const plain = documents.length === 1 && isMap(documents[0]) && documents[0].kind === undefined
  return {
    text: plain ? file.text : printYaml([{ groups: groups.map(({ group }) => group) }]),
    plain,
    lineOf(name, rule) {
      const found = groups.find(({ group }) => isMap(group) && group.name === name)
      return found && lineAt(tree, [...found.at, 'rules', rule - 1])
    },
  }
}

/** A file of unit tests, as `promtool test rules` reads them. */
export function testFileOf(file: SourceFile): { readonly tests: number } | undefined {
  if (!/\.ya?ml$/.test(file.path) || !file.text.includes('rule_files:')) return undefined
  const { data } = yaml.parse(file)
  const document: unknown = Array.isArray(data) ? data[0] : undefined
  if (!isMap(document) || !Array.isArray(document.rule_files) || !Array.isArray(document.tests)) return undefined
  return { tests: document.tests.length }
}

type Found = { readonly group: unknown; readonly at: readonly (string | number)[] }

function groupsIn(document: unknown, index: number): readonly Found[] {
  if (!isMap(document)) return []
  const inside = document.kind === 'PrometheusRule' ? ['spec'] : document.kind === undefined ? [] : undefined
  if (!inside) return []
  const holder = inside.length > 0 ? document.spec : document
  const groups = isMap(holder) ? holder.groups : undefined
  if (!Array.isArray(groups) || !groups.some((group) => isMap(group) && Array.isArray(group.rules))) return []
  return groups.map((group, at) => ({ group, at: [index, ...inside, 'groups', at] }))
}

function lineAt(tree: Tree, path: readonly (string | number)[]): number {
  return tree.file.text.slice(0, tree.placeOf(path).span.start).split('\n').length
}
