import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { offered } from '../../src/facts/kubernetes-offers.ts'
import { newestOf } from '../../src/facts/lifecycles.ts'
import { isMap } from '../../src/model/shape.ts'
import type { SourceFile, Tree } from '../../src/model/source.ts'
import { isUnknown } from '../../src/model/unknown.ts'
import { documentsIn } from '../../src/readers/helm/documents.ts'
import { reader } from '../../src/readers/helm/reader.ts'
import { byDepth } from '../../src/readers/helm/render.ts'
import type { Syntax } from '../../src/syntax/syntax.ts'
import { yaml } from '../../src/syntax/yaml/yaml.ts'
import { type Vendored, vendoredIn, written } from './helm/charts.ts'
import type { Referee, Verdict } from './referee.ts'

/** Every chart with every set of values that we find for it, rendered by Helm's own engine for the same cluster. */
export const referee: Referee = {
  title: 'Helm charts against Helm',
  async absent() {
    return spawnSync('go', ['version']).status === 0 ? undefined : 'there is no go'
  },
  async *compare(directory) {
    const program = join(mkdtempSync(join(tmpdir(), 'helm-')), 'render')
    execFileSync('go', ['build', '-o', program, '.'], { cwd: join(import.meta.dirname, 'helm') })
    let [ours, theirs] = [0, 0]
    for (const chart of vendoredIn(directory)) {
      const root = written(chart, mkdtempSync(join(tmpdir(), 'chart-')))
      const begin = performance.now()
      const trees = renderedByUs(chart)
      ours += performance.now() - begin
      const requests = trees.map(({ scope = '' }) => {
        const [, values] = / \((.+)\)$/.exec(scope) ?? []
        return {
          chart: root,
          values: values === undefined ? [] : [join(root, values)],
          kube: `${newestOf('kubernetes')}.0`,
          offers: offered(),
        }
      })
      const start = performance.now()
      const answers = requests.length > 0 ? answersOf(program, requests) : []
      theirs += performance.now() - start
      for (const [index, tree] of trees.entries())
        yield { what: tree.scope ?? chart.directory, ...verdictOn(tree, answers[index] ?? {}) }
    }
    console.log(
      `  rendered and parsed by us in ${(ours / 1000).toFixed(1)} s, rendered by Helm in ${(theirs / 1000).toFixed(1)} s`,
    )
  },
}

function renderedByUs({ files }: Vendored): Tree[] {
  const byPath = new Map(files.map((file) => [file.path, file]))
  const trees = new Map<string, Tree>()
  for (const file of files)
    if (/\.ya?ml$/.test(file.path) && !file.path.includes('/templates/')) trees.set(file.path, yaml.parse(file))
  const derived =
    reader.derive?.({ files: byPath, trees: (syntax: Syntax) => (syntax === yaml ? trees : new Map()) }) ?? []
  return [...derived].map(({ tree }) => tree).filter((tree) => valuesOf(tree) !== 'library')
}

function valuesOf({ file }: Tree): string {
  return /^type:\s*library/m.test(file.text) ? 'library' : 'application'
}

interface Answer {
  readonly manifests?: Readonly<Record<string, string>>
  readonly error?: string
}

function answersOf(program: string, requests: readonly unknown[]): readonly Answer[] {
  const input = requests.map((each) => JSON.stringify(each)).join('\n')
  return execFileSync(program, { input, encoding: 'utf8', maxBuffer: 1 << 30, stdio: ['pipe', 'pipe', 'ignore'] })
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Answer)
}

function verdictOn(ours: Tree, { manifests, error }: Answer): Omit<Verdict, 'what'> {
  if (error !== undefined || !manifests) {
    if (ours.problems.length > 0 || isPartial(ours)) return { is: 'refused by both', because: error ?? '' }
    const told = (error ?? 'nothing').replaceAll('\n', ' ').slice(0, 300)
    const reason = beyond.find(([form]) => form.test(told))?.[1]
    return { is: reason === undefined ? 'different' : 'explained', because: `${reason ?? 'Helm'}: ${told}` }
  }
  // Helm's engine does not look for what is missing; our unknown document says that it is.
  const data = (ours.data as readonly unknown[]).filter((each) => !isUnknown(each))
  const found = differences(data, documentsOf(manifests))
  if (found.length > 0)
    return {
      is: 'different',
      because: [...found.slice(0, 3), ...ours.problems.slice(0, 2).map(({ message }) => message)]
        .join('; ')
        .slice(0, 600),
    }
  return { is: 'equal' }
}

/** Where Helm gives up and we read on. */
const beyond: readonly (readonly [RegExp, string])[] = [
  [/at \([^)]*NOTES\.txt/, 'notes are not rendered'],
  [/^validation: chart\.metadata/, 'a chart that cannot be published is read all the same'],
]

/** Something is not rendered, or only with a value that is required and not given; the first set of values to meet it says so. */
function isPartial({ data }: Tree): boolean {
  const holds = (value: unknown): boolean =>
    isUnknown(value)
      ? value.text === 'required' || value.text === 'helm template'
      : typeof value === 'object' && value !== null && Object.values(value).some(holds)
  return holds(data)
}

function documentsOf(manifests: Readonly<Record<string, string>>): unknown[] {
  return Object.entries(manifests)
    .filter(([name]) => !/(?:^|\/)_[^/]*$/.test(name))
    .sort(([a], [b]) => byDepth(a, b))
    .flatMap(([path, text]) => {
      const file: SourceFile = { path, text }
      return documentsIn({ file, text, marks: [], directory: '.' }, []).documents.map(({ value }) => value)
    })
}

/** What is made anew with each rendering we call unknown, and so it is equal to whatever it was this time. */
function differences(ours: unknown, theirs: unknown, at = ''): string[] {
  if (isUnknown(ours) || Object.is(ours, theirs)) return []
  if (Array.isArray(ours) && Array.isArray(theirs)) {
    if (ours.length !== theirs.length) return [`${at || 'documents'}: ${ours.length} and ${theirs.length} items`]
    return ours.flatMap((each, index) => differences(each, theirs[index], `${at}/${index}`))
  }
  if (isMap(ours) && isMap(theirs))
    return [...new Set([...Object.keys(ours), ...Object.keys(theirs)])].flatMap((name) =>
      differences(ours[name], theirs[name], `${at}/${name}`),
    )
  return [`${at}: ${shown(ours)} and ${shown(theirs)}`]
}

function shown(value: unknown): string {
  return (JSON.stringify(value) ?? 'nothing').slice(0, 120)
}
