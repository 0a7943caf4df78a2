import { Job, Step, Workflow } from '../../kinds/actions.ts'
import { Dockerfile } from '../../kinds/docker.ts'
import { ranIn } from '../../kinds/ran.ts'
import type { Estate } from '../../model/estate.ts'
import type { Resource } from '../../model/resource.ts'
import { isMap } from '../../model/shape.ts'
import { type Path, valueAt } from '../../model/source.ts'
import { holesIn } from '../../syntax/expression/holes.ts'
import { normalName, parseImage } from '../../values/image.ts'
import { join } from './paths.ts'

/** An image that a workflow builds. */
export interface Build {
  /** Normal name without tag; absent where it cannot be known. */
  readonly image?: string
  /** Path of the Dockerfile, where it is known. */
  readonly file?: string
  readonly target?: string
  readonly pushed: boolean
  readonly step: Resource<Step>
  readonly at: Path
}

/** What the workflows of the estate build. */
export function buildsIn(estate: Estate): readonly Build[] {
  const known = builds.get(estate)
  if (known) return known
  const found = estate.of(Step).flatMap((step) => inStep(step))
  builds.set(estate, found)
  return found
}

/** The Dockerfiles that an image is built from, one for each build that names it; none where one of them is not known. */
export function dockerfilesOf(
  estate: Estate,
  image: string,
): readonly { readonly build: Build; readonly file: Resource<Dockerfile> }[] {
  const mine = buildsIn(estate).filter((build) => build.image === image)
  const found = mine.flatMap((build) => {
    const [file] = build.file === undefined ? [] : (estate.by(Dockerfile, byPath).get(build.file) ?? [])
    return file ? [{ build, file }] : []
  })
  return found.length === mine.length ? found : []
}

const builds = new WeakMap<Estate, readonly Build[]>()

function byPath({ tree }: Resource): string {
  return tree.file.path
}

function inStep(step: Resource<Step>): Build[] {
  const { uses = '', with: given = {}, run } = step.data
  const root = step.scope === '.' ? '' : step.scope
  return combinations(step).flatMap((values): Build[] => {
    const text = (value: unknown) => filled(String(value ?? ''), step, values)
    if (/^(?:docker|depot)\/build-push-action@/.test(uses)) {
      const context = given.context === undefined ? '.' : text(given.context)
      const file = given.file === undefined ? context && join(context, 'Dockerfile') : text(given.file)
      const target = text(given.target)
      const rest = {
        ...(file && join(root, file) !== undefined && { file: join(root, file) as string }),
        ...(target && { target }),
        pushed: given.push !== undefined && given.push !== false,
        step,
        at: ['with', 'tags'],
      }
      const tags = String(given.tags ?? '')
        .split(/[\n,]/)
        .map((tag) => tag.trim())
        .filter((tag) => tag !== '')
      return tags.length === 0 ? [rest] : tags.map((tag) => ({ ...rest, ...named(filled(tag, step, values, true)) }))
    }
    return run === undefined ? [] : inScript(run, step, values, root)
  })
}

function inScript(run: string, step: Resource<Step>, values: Values, root: string): Build[] {
  const commands = ranIn(run, () => ['run'])
  if (commands.some(({ name }) => name === 'cd' || name === 'pushd')) return []
  const where = valueAt(valueAt(step.tree.data, step.path), ['working-directory'])
  const base =
    where === undefined ? root : typeof where === 'string' ? join(root, filled(where, step, values) ?? '') : undefined
  return commands.flatMap(({ name, words }): Build[] => {
    const texts = words.map(({ text, value = text }) => filled(value, step, values, true))
    const builds = texts[0] === 'build' || (texts[0] === 'buildx' && texts[1] === 'build')
    if ((name !== 'docker' && name !== 'podman') || !builds || texts.includes(undefined)) return []
    const after = (...names: readonly string[]) =>
      texts.flatMap((text, index) => {
        const name = names.find((each) => text === each || text?.startsWith(`${each}=`))
        return name === undefined ? [] : [text === name ? texts[index + 1] : text?.slice(name.length + 1)]
      })
    const context = texts.at(-1)
    if (context === undefined || context.startsWith('-') || context.includes('$') || base === undefined) return []
    const [given = join(context, 'Dockerfile')] = after('-f', '--file')
    const file = given?.includes('$') ? undefined : join(base, given ?? '')
    const [target] = after('--target')
    return after('-t', '--tag').map((tag) => ({
      ...named(tag),
      ...(file !== undefined && { file }),
      ...(target !== undefined && { target }),
      pushed: true,
      step,
      at: ['run'],
    }))
  })
}

/** The repository alone counts: tags are made of commits. */
function named(tag: string | undefined): { readonly image?: string } {
  const image = tag === undefined ? undefined : parseImage(tag.replace(/:[^/:]*\$.*$/, ''))
  return image ? { image: normalName(image) } : {}
}

type Values = Readonly<Record<string, string>>

/** Every set of values that the matrix of the job gives, where they are written out. */
function combinations(step: Resource<Step>): readonly Values[] {
  const matrix = jobOf(step)?.strategy?.matrix
  if (!isMap(matrix)) return [{}]
  const lists = Object.entries(matrix).filter(([name]) => name !== 'include' && name !== 'exclude')
  const included = Array.isArray(matrix.include) ? matrix.include.filter(isMap).map(strings) : []
  if (lists.length === 0) return included.length > 0 ? included : [{}]
  const [only, ...others] = lists
  if (!only || others.length > 0 || included.length > 0 || !Array.isArray(only[1])) return [{}]
  return only[1].map((value) =>
    typeof value === 'string' || typeof value === 'number' ? { [only[0]]: String(value) } : {},
  )
}

function strings(map: Readonly<Record<string, unknown>>): Values {
  return Object.fromEntries(
    Object.entries(map).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
}

/** The text with `${{ env.X }}` and `${{ matrix.x }}` replaced; `undefined` where another hole is left, unless it is in the tag. */
function filled(text: string, step: Resource<Step>, matrix: Values, tagged = false): string | undefined {
  const env = {
    ...texts(Workflow.shape(valueAt(step.tree.data, [0]))?.env),
    ...texts(jobOf(step)?.env),
    ...texts(step.data.env),
  }
  let out = ''
  let at = 0
  for (const { inner, from, to } of holesIn(text)) {
    const [, source, name = ''] = /^\s*(env|matrix)\.([\w-]+)\s*$/.exec(inner) ?? []
    const value = source === 'env' ? env[name] : source === 'matrix' ? matrix[name] : undefined
    const inTag = tagged && /:[^/]*$/.test(out + text.slice(at, from))
    if ((value === undefined || value.includes('${{')) && !inTag) return undefined
    out += text.slice(at, from) + (value ?? '$')
    at = to
  }
  return out + text.slice(at)
}

function texts(map: Readonly<Record<string, unknown>> = {}): Values {
  return strings(map)
}

function jobOf({ tree, path }: Resource): Job | undefined {
  return path[1] === 'jobs' ? Job.shape(valueAt(tree.data, path.slice(0, 3))) : undefined
}
