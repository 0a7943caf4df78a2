import { execFile } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import type { SourceFile, Tree } from '../../src/model/source.ts'
import { isUnknown, whyUnknown } from '../../src/model/unknown.ts'
import { isKustomization, isKustomizationPath } from '../../src/readers/kustomize/layer.ts'
import { renderedTree } from '../../src/readers/kustomize/render.ts'
import { yaml } from '../../src/syntax/yaml/yaml.ts'
import type { Referee, Verdict } from './referee.ts'

/** Every kustomization below a directory, built by kubectl and read by us: object by object, value by value, in the same order. */
export const referee: Referee = {
  title: 'Kustomize against kubectl kustomize',
  absent: async () => ((await run(['version', '--client'])).code === 0 ? undefined : 'there is no kubectl'),
  async *compare(directory) {
    const files = filesBelow(directory)
    const trees = new Map<string, Tree>()
    for (const file of files.values()) if (isKustomizationPath(file.path)) trees.set(file.path, yaml.parse(file))
    const parsed = new Map<string, Tree>()
    const open = [...trees.values()].filter(({ data }) => {
      const [first] = Array.isArray(data) ? data : []
      return isKustomization(first) && first.kind !== 'Component'
    })
    const built = open.map((tree) => () => build(directory, tree))
    for await (const [tree, theirs] of twoAtATime(open, built)) {
      const ours = renderedTree(tree, { files, trees, parsed, budget: { left: Number.POSITIVE_INFINITY } })
      yield { what: dirname(tree.file.path), ...judged(ours.tree, theirs) }
    }
  },
}

interface Built {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

async function build(root: string, tree: Tree): Promise<Built> {
  const at = join(root, dirname(tree.file.path))
  const result = await run(['kustomize', at])
  // Files beside the directory are a question of trust, not of what is meant.
  return result.stderr.includes('security; file')
    ? run(['kustomize', at, '--load-restrictor', 'LoadRestrictionsNone'])
    : result
}

function run(args: readonly string[]): Promise<Built> {
  return new Promise((done) =>
    execFile(
      'kubectl',
      args,
      {
        maxBuffer: 2 ** 28,
        timeout: 60_000,
        env: { PATH: process.env.PATH, HOME: '/nowhere', https_proxy: 'http://127.0.0.1:9', GIT_TERMINAL_PROMPT: '0' },
      },
      (error, stdout, stderr) => done({ code: error ? 1 : 0, stdout, stderr: stderr || String(error ?? '') }),
    ),
  )
}

function judged(ours: Tree, theirs: Built): Omit<Verdict, 'what'> {
  const data = Array.isArray(ours.data) ? ours.data : []
  const hole = holeIn(data)
  const doubt = ours.problems[0]?.message ?? hole
  if (theirs.code !== 0) {
    if (doubt !== undefined) return { is: 'refused by both' }
    return { is: 'different', because: `kubectl refuses: ${theirs.stderr.slice(0, 400)}` }
  }
  if (doubt !== undefined && doubt !== hole) return { is: 'different', because: `only we refuse: ${doubt}` }
  const wanted = yaml.parse({ path: 'built.yaml', text: theirs.stdout }).data
  const list = Array.isArray(wanted) ? wanted.filter((each) => each !== null) : []
  const difference = differenceOf(data, list, '')
  if (difference === undefined) return { is: 'equal' }
  if (hole !== undefined) return { is: 'explained', because: `not known to us: ${hole}` }
  // How blocks are folded, and end where the file ends, is what YAML parsers differ in.
  const isBlank = differenceOf(unspaced(data), unspaced(list), '') === undefined
  return isBlank
    ? { is: 'explained', because: `line breaks of a block: ${difference}` }
    : { is: 'different', because: difference }
}

function unspaced(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value).replace(/(?:\\n|\\t| )+/g, ''))
}

/** Why something in there is not known, but for what is left out of every CustomResourceDefinition on purpose. */
function holeIn(value: unknown): string | undefined {
  if (isSchema(value)) return undefined
  if (isUnknown(value)) return whyUnknown(value)
  if (typeof value !== 'object' || value === null) return undefined
  for (const each of Object.values(value)) {
    const found = holeIn(each)
    if (found !== undefined) return found
  }
  return undefined
}

function isSchema(value: unknown): boolean {
  return isUnknown(value) && value.text === 'openAPIV3Schema'
}

function differenceOf(a: unknown, b: unknown, at: string): string | undefined {
  if (Object.is(a, b) || isSchema(a)) return undefined
  if (Array.isArray(a) && Array.isArray(b)) {
    for (let index = 0; index < Math.max(a.length, b.length); index++) {
      const found = differenceOf(a[index], b[index], `${at}[${index}${nameOf(a[index] ?? b[index])}]`)
      if (found !== undefined) return found
    }
    return undefined
  }
  if (typeof a === 'object' && typeof b === 'object' && a && b && !Array.isArray(a) && !Array.isArray(b)) {
    const [one, other] = [a as { [name: string]: unknown }, b as { [name: string]: unknown }]
    for (const name of new Set([...Object.keys(one), ...Object.keys(other)])) {
      const found = differenceOf(one[name], other[name], `${at}.${name}`)
      if (found !== undefined) return found
    }
    return undefined
  }
  return `${at}: ours ${JSON.stringify(a)?.slice(0, 160)}, theirs ${JSON.stringify(b)?.slice(0, 160)}`
}

function nameOf(value: unknown): string {
  const { kind, metadata, name } = (value ?? {}) as { kind?: unknown; metadata?: { name?: unknown }; name?: unknown }
  return kind && metadata ? ` ${kind}/${metadata.name}` : typeof name === 'string' ? ` ${name}` : ''
}

async function* twoAtATime<K, V>(keys: readonly K[], tasks: readonly (() => Promise<V>)[]): AsyncIterable<[K, V]> {
  const running: Promise<V>[] = []
  for (const [index, key] of keys.entries()) {
    for (let next = running.length; next < Math.min(index + 2, tasks.length); next++)
      running.push((tasks[next] as () => Promise<V>)())
    yield [key, await (running[index] as Promise<V>)]
  }
}

function filesBelow(root: string): Map<string, SourceFile> {
  const files = new Map<string, SourceFile>()
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const open = [root]
  for (let at = open.pop(); at !== undefined; at = open.pop())
    for (const entry of readdirSync(at, { withFileTypes: true })) {
      if (entry.isDirectory() && entry.name !== '.git') open.push(join(at, entry.name))
      if (!entry.isFile()) continue
      const path = relative(root, join(at, entry.name))
      try {
        files.set(path, { path, text: decoder.decode(readFileSync(join(root, path))) })
      } catch {
        // No text: nothing that a kustomization could take in but as a binary file.
      }
    }
  return files
}
