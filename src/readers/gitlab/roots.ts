import { isMap } from '../../model/shape.ts'
import type { Tree } from '../../model/source.ts'
import { isUnknown } from '../../model/unknown.ts'
import { yaml } from '../../syntax/yaml/yaml.ts'
import type { Derived, Sources } from '../reader.ts'
import { reserved } from './defaults.ts'
import { baseOf, localFiles, treeAt } from './files.ts'
import { pipelineOf } from './pipeline.ts'

const named = /(?:^|\/)(?:[^/]*\.)?\.?gitlab-ci[^/]*\.ya?ml$/

/** Every pipeline: of `.gitlab-ci.yml`, of files that are named alike and that no other one includes, and the child pipelines that jobs start. */
export function pipelinesIn(sources: Sources): readonly Derived[] {
  const trees = [...sources.trees(yaml).values()].filter(
    (tree) => named.test(tree.file.path) && looksLikePipeline(tree),
  )
  const isMain = (path: string) => path === '.gitlab-ci.yml' || path.endsWith('/.gitlab-ci.yml')
  const made = trees.filter(({ file }) => isMain(file.path)).map((tree) => pipelineOf(tree, sources))
  const seen = new Set(made.flatMap(({ covers }) => covers))
  for (const tree of trees) {
    if (seen.has(tree.file.path)) continue
    const pipeline = pipelineOf(tree, sources)
    made.push(pipeline)
    // What it includes is no pipeline of its own, unless it was looked at before.
    for (const path of pipeline.covers) seen.add(path)
  }
  for (let at = 0; at < made.length && made.length < 500; at++)
    for (const path of childrenOf(made[at]?.tree, sources)) {
      const tree = made.some(({ tree }) => tree.file.path === path) ? undefined : treeAt(sources, path)
      if (tree && looksLikePipeline(tree)) made.push(pipelineOf(tree, sources))
    }
  return made
}

/** Files with a header say what they need; all others have jobs, or say what jobs have in common. */
export function looksLikePipeline({ data }: Tree): boolean {
  const documents = Array.isArray(data) ? data : []
  const body: unknown =
    isMap(documents[0]) && 'spec' in documents[0] && documents.length > 1 ? documents[1] : documents[0]
  if (!isMap(body)) return false
  return Object.entries(body).some(([name, value]) =>
    ['include', 'stages', 'workflow'].includes(name)
      ? true
      : !reserved.has(name) &&
        isMap(value) &&
        ['script', 'trigger', 'extends', 'run', 'stage'].some((key) => key in value),
  )
}

/** The files of this repository that jobs start as pipelines of their own. */
function* childrenOf(tree: Tree | undefined, sources: Sources): Iterable<string> {
  const documents: unknown = tree?.data
  const pipeline: unknown = Array.isArray(documents) ? documents[0] : undefined
  if (!tree || !isMap(pipeline)) return
  for (const job of Object.values(pipeline)) {
    const trigger = isMap(job) ? job.trigger : undefined
    if (!isMap(trigger) || isUnknown(trigger.include)) continue
    const list = Array.isArray(trigger.include) ? trigger.include : [trigger.include]
    for (const each of list) {
      const local = isMap(each) ? (each.project === undefined ? each.local : undefined) : each
      if (typeof local === 'string') yield* localFiles(sources, baseOf(tree.file.path, sources), local)
    }
  }
}
