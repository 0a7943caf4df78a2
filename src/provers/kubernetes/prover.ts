import type { Artifact } from '../../model/blueprint.ts'
import { isMap, literal, record } from '../../model/shape.ts'
import { type Place, type Tree, valueAt } from '../../model/source.ts'
import { parse, ready, survey } from '../../readers/survey.ts'
import { complaintsOf } from '../complaints.ts'
import type { Prover, Verdict } from '../prover.ts'
import { type Schemas, schemas } from './schemas.ts'

export const prover: Prover = {
  title: 'Kubernetes schemas',
  claim: 'every field of every object is one that its kind has, of the right type, and none is missing',
  blind: 'what admission and controllers demand beyond types: immutable fields, names that exist, quotas',
  proves: (artifact) => isManifest(artifact) && documentsOf(artifact).some(isObject),
  async available() {
    await ready()
    const { version } = await schemas()
    return { version }
  },
  async *prove(artifacts) {
    const known = await schemas()
    // Also what a kustomization makes ConfigMaps of, whatever it is.
    const files = artifacts.filter(({ path }) => !path.endsWith('.tf')).map(({ path, text }) => ({ path, text }))
    const texts = new Map(files.map(({ path, text }) => [path, text]))
    const { trees } = survey(files)
    const derived = trees.filter(({ scope }) => scope !== undefined)
    const partial = patchesIn(trees)
    for (const tree of trees) {
      if (tree.scope !== undefined || partial.has(tree.file.path) || !documents(tree).some(isObject)) continue
      yield* proved(tree, known, texts)
    }
    for (const tree of derived) yield* proved(tree, known, texts)
  },
}

/** One verdict for a tree without fault, else one for each fault, in the file where it stands. */
function* proved(tree: Tree, known: Schemas, texts: ReadonlyMap<string, string>): Iterable<Verdict> {
  const { path } = tree.file
  const without = new Set<string>()
  let faults = 0
  for (const { message, place } of tree.problems) {
    faults++
    yield { path: place.file, outcome: 'refuted', message, ...lineOf(place, texts) }
  }
  for (const [index, document] of documents(tree).entries()) {
    const { apiVersion, kind } = identity(document) ?? {}
    if (!apiVersion || !kind) continue
    const errors = known.of(apiVersion, kind)
    if (!errors) without.add(`${apiVersion} ${kind}`)
    for (const complaint of complaintsOf(errors?.(document) ?? [])) {
      faults++
      const place = tree.placeOf([index, ...complaint.path], complaint.part)
      const { name = '?' } = record({}, { name: literal })(valueAt(document, ['metadata'])) ?? {}
      const message = `${kind} \`${name}\`: ${complaint.message}`
      yield { path: place.file, outcome: 'refuted', message, ...lineOf(place, texts) }
    }
  }
  if (without.size > 0) yield { path, outcome: 'not-run', message: `there is no schema of ${[...without].join(', ')}` }
  else if (faults === 0)
    yield { path, outcome: 'proved', message: `${documents(tree).filter(isObject).length} objects` }
}

function lineOf({ file, span }: Place, texts: ReadonlyMap<string, string>): { line?: number } {
  const text = texts.get(file)
  return text === undefined ? {} : { line: text.slice(0, span.start).split('\n').length }
}

/** Files that a kustomization lays over others: parts of objects, which only the render makes whole. */
function patchesIn(trees: readonly Tree[]): ReadonlySet<string> {
  const found = new Set<string>()
  for (const tree of trees) {
    const directory = tree.file.path.split('/').slice(0, -1)
    for (const document of documents(tree)) {
      if (!/(?:^|\/)(?:kustomization\.ya?ml|Kustomization)$/.test(tree.file.path)) continue
      const lists = [
        'patches',
        'patchesStrategicMerge',
        'patchesJson6902',
        'replacements',
        'configurations',
        'transformers',
      ]
      for (const each of lists.flatMap((list) => valueAt(document, [list]) ?? [])) {
        const path = typeof each === 'string' ? each : valueAt(each, ['path'])
        if (typeof path === 'string') found.add(joined(directory, path))
      }
    }
  }
  return found
}

function joined(directory: readonly string[], path: string): string {
  const steps = [...directory]
  for (const step of path.split('/'))
    if (step === '..') steps.pop()
    else if (step !== '.' && step !== '') steps.push(step)
  return steps.join('/')
}

function isManifest({ path }: Artifact): boolean {
  return /\.ya?ml$/.test(path)
}

function documentsOf(artifact: Artifact): readonly unknown[] {
  return parse(artifact).flatMap(({ tree }) => documents(tree))
}

function documents({ data }: Tree): readonly unknown[] {
  return Array.isArray(data) ? data : []
}

function isObject(document: unknown): boolean {
  return identity(document) !== undefined && !isKustomization(document)
}

/** It is a program's input, no object of a cluster. */
function isKustomization(document: unknown): boolean {
  return isMap(document) && String(document.apiVersion).startsWith('kustomize.config.k8s.io/')
}

const identity = record({ apiVersion: literal, kind: literal })
