import { Step } from '../../kinds/actions.ts'
import type { Estate } from '../../model/estate.ts'
import { isMap } from '../../model/shape.ts'
import { type Path, valueAt } from '../../model/source.ts'
import { commandsIn } from '../../syntax/shell/words.ts'
import { nearest } from '../../values/nearest.ts'
import type { Check } from '../check.ts'
import { join } from './paths.ts'

export const check: Check<Step> = {
  title: 'Pipeline uses a file that is not there',
  why: `The step fails as soon as it runs, which for a deployment may be long after the file was moved. Only files that an
audit reads are asked for, and only where others of their sort were read.`,
  severity: 'high',
  level: 'default',
  on: Step,
  *run(step, { resource, estate }) {
    const directories = directoriesOf(estate)
    // Another repository may be checked out here, and files may be written by an earlier step.
    const steps = valueAt(resource.tree.data, resource.path.slice(0, -1))
    const text = JSON.stringify(steps ?? '')
    if (/"(?:repository|path|ref)":|download-artifact|\bgit clone\b/.test(text)) return
    const raw = valueAt(resource.tree.data, resource.path)
    const where = valueAt(raw, ['working-directory'])
    for (const { path, at, sort } of wantedBy(
      step,
      raw,
      typeof where === 'string' ? where : where === undefined ? '.' : '$',
    )) {
      const full = join(resource.scope, path)
      if (full === undefined || full === '' || estate.files.has(full) || directories.has(full)) continue
      const others = [...estate.files.keys()].filter((each) => sort.test(each) && !each.includes('.github/'))
      const name = full.split('/').at(-1) ?? ''
      // What is written while it runs, or lies beside what was read, cannot be judged.
      if (
        others.length === 0 ||
        text.includes(`> ${path}`) ||
        /(?:^|\/)(?:dist|build|out|target|tmp|rendered|generated)\//.test(full)
      )
        continue
      const near = others.find((each) => each.endsWith(`/${name}`)) ?? nearest(full, others, 1)[0]
      const next = near ? `did you mean \`${near}\`?` : 'mend the path, or bring the file back'
      yield { at, message: `there is no \`${full}\`; ${next}` }
    }
  },
  examples: [
    {
      bad: `
        -- .github/workflows/deploy.yml --
        on: push
        jobs:
          deploy:
            runs-on: ubuntu-24.04
            steps:
              - uses: actions/checkout@v7
              - uses: docker/build-push-action@v7
                with:
                  context: .
                  file: docker/api.Dockerfile
              - run: kubectl apply -f k8s/deployment.yaml
        -- api.Dockerfile --
        FROM node:24
        -- kubernetes/deployment.yaml --
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: api }
      `,
      good: `
        -- .github/workflows/deploy.yml --
        on: push
        jobs:
          deploy:
            runs-on: ubuntu-24.04
            steps:
              - uses: actions/checkout@v7
              - uses: docker/build-push-action@v7
                with:
                  context: .
                  file: api.Dockerfile
              - run: kubectl apply -f kubernetes/deployment.yaml && kubectl apply -k kubernetes
        -- api.Dockerfile --
        FROM node:24
        -- kubernetes/deployment.yaml --
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: api }
      `,
    },
  ],
}

interface Wanted {
  readonly path: string
  readonly at: Path
  /** What files of its sort look like. */
  readonly sort: RegExp
}

const dockerfiles = /(?:^|\/)(?:Dockerfile|Containerfile)[^/]*$|\.[Dd]ockerfile$/
const manifests = /\.ya?ml$/

function* wantedBy({ uses = '', run, with: known = {} }: Step, raw: unknown, where: string): Iterable<Wanted> {
  if (/^(?:docker|depot)\/build-push-action@/.test(uses)) {
    const given = valueAt(raw, ['with'])
    const { file, context = '.' } = isMap(given) ? given : known
    const text =
      file === undefined
        ? typeof context === 'string'
          ? `${context}/Dockerfile`
          : '$'
        : typeof file === 'string'
          ? file
          : '$'
    yield { path: text, at: ['with', file === undefined ? 'context' : 'file'], sort: dockerfiles }
  }
  const commands = run === undefined ? [] : commandsIn(run)
  if (commands.some(({ words }) => /^(?:cd|pushd|git)$/.test(words[0]?.text ?? ''))) return
  for (const { words } of commands) {
    const texts = words.map(({ text }) => text)
    const [tool, verb] = texts
    const deploys =
      tool === 'kubectl' && texts.some((text) => text === 'apply' || text === 'create' || text === 'replace')
    const builds = tool === 'docker' && (verb === 'build' || verb === 'buildx')
    if (!deploys && !builds) continue
    for (const [index, text] of texts.entries()) {
      const [, option, value = texts[index + 1] ?? ''] =
        /^(-f|--filename|--file|-k|--kustomize)(?:=(.*))?$/.exec(text) ?? []
      if (option === undefined || value === '-' || value === '') continue
      yield { path: `${where}/${value}`, at: ['run'], sort: builds ? dockerfiles : manifests }
    }
  }
}

const known = new WeakMap<Estate, ReadonlySet<string>>()

/** Every directory above a file that was read. */
function directoriesOf(estate: Estate): ReadonlySet<string> {
  const before = known.get(estate)
  if (before) return before
  const found = new Set<string>()
  for (const path of estate.files.keys())
    for (let at = path.lastIndexOf('/'); at > 0 && !found.has(path.slice(0, at)); at = path.lastIndexOf('/', at - 1))
      found.add(path.slice(0, at))
  known.set(estate, found)
  return found
}
