import { GitlabInclude, GitlabJob, GitlabJobRun, GitlabPipeline } from '../../kinds/gitlab.ts'
import { Script, type ScriptData } from '../../kinds/script.ts'
import { isMap } from '../../model/shape.ts'
import { type Path, valueAt } from '../../model/source.ts'
import { yaml } from '../../syntax/yaml/yaml.ts'
import type { Reader, Sighting } from '../reader.ts'
import { reserved } from './defaults.ts'
import { looksLikePipeline, pipelinesIn } from './roots.ts'
import { runsOf } from './runs.ts'

export const reader: Reader = {
  title: 'GitLab CI pipelines with their includes',
  syntax: yaml,
  files: ['**/*gitlab-ci*.{yml,yaml}', '**/.gitlab/**/*.{yml,yaml}', '**/.gitlab-ci/**/*.{yml,yaml}'],
  // What a file is part of is only seen in the pipeline that was put together: its scope is the file that starts it.
  claims: (tree) => tree.scope === tree.file.path && looksLikePipeline(tree),
  *read({ data, file }) {
    const pipeline = valueAt(data, [0])
    if (!isMap(pipeline)) return
    yield { kind: GitlabPipeline, name: file.path, path: [0] }
    const includes = Array.isArray(pipeline.include) ? pipeline.include : []
    for (const [index, include] of includes.entries())
      yield {
        kind: GitlabInclude,
        name: nameOf(include),
        path: [0, 'include', index],
        data: isMap(include) ? include : { remote: include },
      }
    for (const [name, job] of Object.entries(pipeline))
      if (isMap(job) && !reserved.has(name)) yield* jobs(name, job, pipeline)
  },
  derive: (sources) => pipelinesIn(sources),
}

type Map = { readonly [name: string]: unknown }

function* jobs(name: string, job: Map, pipeline: Map): Iterable<Sighting> {
  const path = [0, name]
  yield { kind: GitlabJob, name, path }
  for (const run of runsOf(name, job, pipeline)) yield { kind: GitlabJobRun, name: String(run.name), path, data: run }
  // The runner puts both together and runs them in one shell.
  const main = [...partsOf(job, 'before_script'), ...partsOf(job, 'script')]
  if (main.length > 0) yield { kind: Script, name, path, data: { parts: main, shell: 'sh' } satisfies ScriptData }
  const after = partsOf(job, 'after_script')
  if (after.length > 0)
    yield { kind: Script, name: `${name}/after_script`, path, data: { parts: after, shell: 'sh' } satisfies ScriptData }
}

function partsOf(job: Map, key: string): ScriptData['parts'] {
  const value = job[key]
  if (typeof value === 'string') return [{ text: value, at: [key] }]
  return Array.isArray(value) ? [...texts(value, [key])] : []
}

function* texts(list: readonly unknown[], at: Path): Iterable<{ text: string; at: Path }> {
  for (const [index, each] of list.entries())
    if (typeof each === 'string') yield { text: each, at: [...at, index] }
    else if (Array.isArray(each) && at.length < 12) yield* texts(each, [...at, index])
}

function nameOf(include: unknown): string {
  if (!isMap(include)) return String(include)
  const called = [include.component, include.template, include.remote, include.project, include.local]
  return called.find((each) => typeof each === 'string') ?? 'include'
}
