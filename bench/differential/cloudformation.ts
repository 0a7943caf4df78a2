import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isMap } from '../../src/model/shape.ts'
import { type SourceFile, type Tree, valueAt } from '../../src/model/source.ts'
import { isUnknown } from '../../src/model/unknown.ts'
import { isTemplate, mayConcern } from '../../src/readers/cloudformation/recognize.ts'
import { scalarAt } from '../../src/readers/cloudformation/scalars.ts'
import { parametersOf } from '../../src/readers/cloudformation/stack.ts'
import { workedOut } from '../../src/readers/cloudformation/template.ts'
import { plain } from '../../src/syntax/derived/node.ts'
import { yaml } from '../../src/syntax/yaml/yaml.ts'
import { differencesOfForms, differencesOfSam, differencesOfValues } from './cloudformation/compare.ts'
import type { Referee, Verdict } from './referee.ts'

const python = process.env.PYTHON ?? 'python3'
const modules = 'import cfn_flip, moto.cloudformation.parsing, samtranslator'

/** Templates as cfn-flip parses them, as moto works them out, and those of SAM as aws-sam-translator expands them. */
export const referee: Referee = {
  title: 'CloudFormation against cfn-flip, moto and aws-sam-translator',
  async absent() {
    const found = spawnSync(python, ['-c', modules]).status === 0
    return found ? undefined : `${python} has no cfn-flip, moto and aws-sam-translator; name another one in PYTHON`
  },
  async *compare(directory) {
    const templates = filesIn(directory)
      .filter(({ text }) => mayConcern(text))
      .map((file) => yaml.parse(file))
      .filter(({ data }) => isTemplate(valueAt(data, [0])))
    const requests = templates.flatMap((tree) => {
      const { file, data } = tree
      const path = join(directory, file.path)
      return [
        { do: 'parse', file: path },
        { do: 'evaluate', file: path, parameters: knownParameters(tree) },
        ...(isSam(data) ? [{ do: 'expand', file: path }] : []),
      ]
    })
    const answers = answersTo(requests)
    let next = 0
    for (const tree of templates) {
      const name = tree.file.path
      const form = answers[next++]
      yield {
        what: `${name} (text)`,
        ...verdict(tree, form, (theirs) => differencesOfForms(valueAt(tree.data, [0]), theirs)),
      }
      const values = answers[next++]
      const { nodes } = workedOut(tree, new Map())
      const ours = nodes[0] && plain(nodes[0])
      yield { what: `${name} (values)`, ...verdict(tree, values, (theirs) => differencesOfValues(ours, theirs)) }
      if (!isSam(tree.data)) continue
      const sam = answers[next++]
      yield { what: `${name} (SAM)`, ...verdict(tree, sam, (theirs) => differencesOfSam(ours, theirs)) }
    }
  },
}

function verdict(tree: Tree, answer: unknown, compare: (theirs: unknown) => readonly string[]): Omit<Verdict, 'what'> {
  if (isMap(answer) && typeof answer.refused === 'string') {
    if (tree.problems.length > 0) return { is: 'refused by both' }
    return { is: 'explained', because: `the other refuses: ${answer.refused.replaceAll('\n', ' ').slice(0, 120)}` }
  }
  const found = compare(answer)
  const reason = reasons.find(([form]) => found.length > 0 && found.every((each) => form.test(each)))
  if (reason) return { is: 'explained', because: reason[1] }
  return found.length === 0 ? { is: 'equal' } : { is: 'different', because: found.slice(0, 3).join('; ').slice(0, 400) }
}

const reasons: readonly (readonly [RegExp, string])[] = [
  [/\.Description: ours/, 'the translator appends the hash of the code to the description'],
  [/\.Tags: ours has/, '`PropagateTags` leaves out the mark of who made it'],
  [/UrlPublicPermissions is not there/, 'whether the URL is open is a function that the translator does not work out'],
  [/\.RouteSettings\./, 'settings of events are not merged into those of the API'],
  [/^ServerlessRestApi/, 'a function that takes the name of the implicit API'],
]

/** What both sides know of parameters: those with defaults. */
function knownParameters(tree: Tree): Readonly<Record<string, unknown>> {
  const template = valueAt(tree.data, [0])
  const all = isMap(template)
    ? parametersOf(template, new Map(), (value, path) => scalarAt(value, [0, ...path], tree))
    : new Map()
  return Object.fromEntries([...all].filter(([, value]) => !isUnknown(value)))
}

function isSam(data: unknown): boolean {
  return JSON.stringify(valueAt(data, [0, 'Resources']) ?? '').includes('"AWS::Serverless::')
}

function filesIn(directory: string): SourceFile[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:ya?ml|json|template)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => ({ path: path.slice(directory.length + 1), text: readFileSync(path, 'utf8') }))
}

function answersTo(requests: readonly unknown[]): readonly unknown[] {
  const input = requests.map((each) => JSON.stringify(each)).join('\n')
  const script = join(import.meta.dirname, 'cloudformation', 'answer.py')
  const env = { ...process.env, AWS_DEFAULT_REGION: 'us-east-1' }
  const { stdout } = spawnSync(python, [script], { input, encoding: 'utf8', maxBuffer: 1 << 30, env })
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown)
}
