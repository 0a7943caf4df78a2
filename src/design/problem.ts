import { type Path, type Place, type Problem, type Tree, valueAt } from '../model/source.ts'
import { instead } from './scalars.ts'

/** A fault in a spec: where it stands, what it is, and what to do about it. */
export interface SpecProblem extends Problem {
  readonly remedy: string
  /** Other places that have a part in it. */
  readonly related?: readonly Place[]
}

/** What zod says of one fault. Messages of ours have two lines: what is wrong, and what to do. */
export interface Issue {
  readonly code?: string
  readonly path: readonly PropertyKey[]
  readonly message: string
  readonly keys?: readonly string[]
  readonly errors?: readonly (readonly Issue[])[]
  readonly issues?: readonly Issue[]
}

/** One problem for each fault, in the order of the text. */
export function problemsOf(issues: readonly Issue[], tree: Tree): SpecProblem[] {
  return issues.flatMap((issue) => problems(issue, [0], tree)).sort((a, b) => a.place.span.start - b.place.span.start)
}

export function problemAt(
  tree: Tree,
  path: Path,
  message: string,
  remedy: string,
  part: 'key' | 'value' = 'value',
): SpecProblem {
  return { message, remedy, place: tree.placeOf([0, ...path], part) }
}

function problems(issue: Issue, above: Path, tree: Tree): SpecProblem[] {
  const path = [...above, ...issue.path.map((step) => (typeof step === 'number' ? step : String(step)))]
  if (issue.code === 'invalid_union') return closest(issue.errors ?? []).flatMap((each) => problems(each, path, tree))
  if (issue.code === 'unrecognized_keys') return unknownKeys(issue, path, tree)
  const inKey = issue.code === 'invalid_key'
  const message = (inKey ? issue.issues?.[0]?.message : undefined) ?? issue.message
  const [what = '', remedy = 'See the JSON Schema of devops.yaml.'] = message.split('\n')
  const place = tree.placeOf(path, inKey ? 'key' : 'value')
  const missing = !inKey && valueAt(tree.data, path) === undefined
  return [{ message: missing ? `${ownerOf(path)} has no \`${path.at(-1)}\`` : what, remedy, place }]
}

/** Of several forms, the one that was meant: whose shape fits, so that what is wrong lies deeper. */
function closest(forms: readonly (readonly Issue[])[]): readonly Issue[] {
  const fits = (issues: readonly Issue[]) =>
    issues.every(({ path, code }) => path.length > 0 || code === 'unrecognized_keys')
  return forms.find(fits) ?? forms[0] ?? []
}

function unknownKeys({ keys = [], message }: Issue, path: Path, tree: Tree): SpecProblem[] {
  const [owner = '', known = ''] = message.split('\n')
  return keys.slice(0, 50).map((key) => ({
    message: `\`${key}\` is not a key of ${owner}`,
    remedy: instead(key, known.split(' ')),
    place: tree.placeOf([...path, key], 'key'),
  }))
}

/** `services.api`, or the file itself. */
function ownerOf(path: Path): string {
  const owner = path.slice(1, -1).join('.')
  return owner === '' ? 'The spec' : `\`${owner}\``
}
