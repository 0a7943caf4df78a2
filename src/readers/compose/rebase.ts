import { posix } from 'node:path'
import type { Node } from '../../syntax/derived/node.ts'
import { type Rules, rebuilt, rulesOf } from './rules.ts'

/** Paths that a file in another directory counts from its own, counted from the project's. */
export function rebase(node: Node, directory: string, rules: Rules<Rebase> | undefined = rebases): Node {
  if (!rules || directory === '.') return node
  if (rules.rule) return rules.rule(node, directory)
  return rebuilt(node, rules, (each, own) => (own ? rebase(each, directory, own) : each))
}

type Rebase = (node: Node, directory: string) => Node

const path: Rebase = (node, directory) => {
  if (node.is !== 'leaf' || typeof node.value !== 'string' || /^(?:[/~]|$|[A-Za-z]:[\\/])/.test(node.value)) return node
  const value = posix.join(directory, node.value)
  return { ...node, value, mark: { ...node.mark, made: node.mark.made ?? 'counted from another directory' } }
}

const context: Rebase = (node, directory) => {
  const remote = node.is === 'leaf' && /:\/\/|^git@|^github\.com\//.test(String(node.value))
  return remote ? node : path(node, directory)
}

const volume: Rebase = (node, directory) => {
  if (node.is !== 'map') return node
  const type = node.entries.get('type')
  const from = node.entries.get('source')
  if (!from || type?.is !== 'leaf' || type.value !== 'bind') return node
  return { ...node, entries: new Map([...node.entries, ['source', path(from, directory)]]) }
}

const rebases: Rules<Rebase> = rulesOf<Rebase>({
  '.build.context': context,
  '.build.additional_contexts.*': context,
  '.env_file.*.path': path,
  '.label_file.*': path,
  '.extends.file': path,
  '.develop.watch.*.path': path,
  '.volumes.*': volume,
  'configs.*.file': path,
  'secrets.*.file': path,
})
