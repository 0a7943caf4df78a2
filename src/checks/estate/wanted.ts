import type { Step } from '../../kinds/actions.ts'
import { isCertain, type Ran, ranIn } from '../../kinds/ran.ts'
import { isMap } from '../../model/shape.ts'
import { type Path, valueAt } from '../../model/source.ts'

/** A file, or a directory, that a step needs. */
export interface Wanted {
  /** From the directory of the repository; what begins with a hole (`$`) cannot be known. */
  readonly path: string
  readonly at: Path
  /** What files of its sort look like. */
  readonly sort: RegExp
}

const dockerfiles = /(?:^|\/)(?:Dockerfile|Containerfile)[^/]*$|\.[Dd]ockerfile$/
const manifests = /\.ya?ml$/
const modules = /\.tf(?:\.json)?$/
const charts = /(?:^|\/)Chart\.ya?ml$/

/** What a step reads from the repository, in so far as readers know such files. */
export function* wantedBy(step: Step, raw: unknown): Iterable<Wanted> {
  const where = valueAt(raw, ['working-directory']) ?? '.'
  if (/^(?:docker|depot)\/build-push-action@/.test(step.uses ?? '')) yield buildOf(step, raw)
  if (step.run === undefined) return
  const all = ranIn(step.run, ({ start, end }) => ['run', start, end])
  if (all.some(({ name }) => /^(?:pushd|git|mkdir|unzip|tar)$/.test(name))) return
  let directory: string | undefined = typeof where === 'string' ? where : '$'
  for (const ran of all) {
    if (ran.name === 'cd') directory = isCertain(ran) ? below(directory, ran.words[0]?.text) : '$'
    else for (const each of inCommand(ran)) yield { ...each, path: below(directory, each.path) }
  }
}

function buildOf({ with: known = {} }: Step, raw: unknown): Wanted {
  const given = valueAt(raw, ['with'])
  const { file, context = '.' } = isMap(given) ? given : known
  const at: Path = ['with', file === undefined ? 'context' : 'file']
  const path =
    file === undefined
      ? typeof context === 'string'
        ? `${context}/Dockerfile`
        : '$'
      : typeof file === 'string'
        ? file
        : '$'
  return { path, at, sort: dockerfiles }
}

function* inCommand({ name, words, written }: Ran): Iterable<Wanted> {
  const [verb] = words
  const texts = words.map(({ text }) => text)
  if (name === 'terraform' || name === 'tofu') {
    const elsewhere = words.find(({ text }) => text.startsWith('-chdir='))
    const at = elsewhere?.at ?? written[0]?.at ?? ['run']
    if (texts.some((text) => /^(?:init|plan|apply|validate|destroy)$/.test(text)))
      yield { path: elsewhere?.text.slice('-chdir='.length) ?? '.', at, sort: modules }
  }
  if (name === 'helm' && /^(?:install|upgrade|template|lint|package|dependency|dep)$/.test(verb?.text ?? ''))
    for (const { text, at } of words)
      if (/^\.{1,2}\/[\w./-]+$/.test(text) && !/\.(?:ya?ml|tgz|json)$/.test(text))
        yield { path: `${text.replace(/\/$/, '')}/Chart.yaml`, at, sort: charts }
  const deploys = name === 'kubectl' && texts.some((text) => /^(?:apply|create|replace)$/.test(text))
  const builds = name === 'docker' && /^(?:build|buildx)$/.test(verb?.text ?? '')
  if (!deploys && !builds) return
  for (const [index, { text, at }] of words.entries()) {
    const [, option, value = texts[index + 1] ?? ''] =
      /^(-f|--filename|--file|-k|--kustomize)(?:=(.*))?$/.exec(text) ?? []
    if (option === undefined || value === '-' || value === '') continue
    yield {
      path: value,
      at: words[index + (text === option ? 1 : 0)]?.at ?? at,
      sort: builds ? dockerfiles : manifests,
    }
  }
}

function below(directory: string | undefined, path = '$'): string {
  return path.startsWith('/') || path.startsWith('~') ? path : `${directory}/${path}`
}
