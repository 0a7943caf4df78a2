import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SourceFile, Tree } from '../../src/model/source.ts'
import { projectsIn } from '../../src/readers/compose/projects.ts'
import { reader } from '../../src/readers/compose/reader.ts'
import { parse } from '../../src/readers/survey.ts'
import { dotenv } from '../../src/syntax/dotenv/dotenv.ts'
import type { Syntax } from '../../src/syntax/syntax.ts'
import { yaml } from '../../src/syntax/yaml/yaml.ts'
import { differences } from './compose/compare.ts'
import type { Referee, Verdict } from './referee.ts'

/** Every project that we see is loaded by compose-go too, from the same files and with the same `.env`. */
export const referee: Referee = {
  title: 'Compose projects against compose-go',
  async absent() {
    return spawnSync('go', ['version']).status === 0 ? undefined : 'there is no go'
  },
  async *compare(directory) {
    const trees = treesIn(directory)
    const ofSyntax = (syntax: Syntax) => trees.get(syntax) ?? new Map<string, Tree>()
    const projects = projectsIn(ofSyntax(yaml), ofSyntax(dotenv)).filter(({ last }) => !last)
    const derived = [...(reader.derive?.({ files: new Map(), trees: ofSyntax }) ?? [])]
    const requests = projects.map(({ files, directory: home }) => ({
      directory: join(directory, home),
      files: files.map(({ file }) => join(directory, file.path)),
    }))
    const answers = loadedByOther(requests)
    for (const [index, { scope, files }] of projects.entries()) {
      const ours = derived.find(({ tree }) => tree.scope === scope && tree.file.path === files[0]?.file.path)?.tree
      yield { what: scope, ...verdictOn(ours, answers[index] ?? '{}', requests[index]?.directory ?? '') }
    }
  },
}

function verdictOn(ours: Tree | undefined, answer: string, home: string): Omit<Verdict, 'what'> {
  const theirs = JSON.parse(answer) as { readonly refused?: string }
  if (theirs.refused !== undefined) {
    if (!ours || ours.problems.length > 0) return { is: 'refused by both' }
    const because = `compose-go: ${theirs.refused.replaceAll(home, '.').replaceAll('\n', ' ').slice(0, 200)}`
    return { is: refusals.some((form) => form.test(theirs.refused ?? '')) ? 'explained' : 'different', because }
  }
  if (!ours) return { is: 'different', because: 'we have no such project' }
  const [data] = ours.data as readonly unknown[]
  const found = differences(data, theirs, home)
  if (found.length === 0) return { is: 'equal' }
  const unread = JSON.stringify(data).includes('"read":false')
  if (unread && found.every((each) => each.includes('.environment')))
    return { is: 'explained', because: 'an `env_file` that is under no name of such files is not read' }
  return { is: 'different', because: found.slice(0, 4).join('; ').slice(0, 400) }
}

/** What an audit reads all the same: it does not run the project. */
const refusals: readonly RegExp[] = [
  /env file .* not found|couldn't find env file/,
  /required variable|failed to cast|invalid interpolation/,
  /validating|must be a mapping/,
  // A variable that nobody sets is empty there, unknown here.
  /empty section between colons/,
  /MarshalJSON for type types.SSHKey/,
  /unsupported env_file format "raw"/,
]

function treesIn(directory: string) {
  const trees = new Map<Syntax, Map<string, Tree>>()
  for (const file of filesIn(directory))
    for (const { syntax, tree } of parse(file))
      trees.set(syntax, (trees.get(syntax) ?? new Map<string, Tree>()).set(file.path, tree))
  return trees
}

function filesIn(directory: string): SourceFile[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.ya?ml$|\.env(?:\.|$)/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => ({ path: path.slice(directory.length + 1), text: readFileSync(path, 'utf8') }))
}

function loadedByOther(requests: readonly unknown[]): readonly string[] {
  const program = join(mkdtempSync(join(tmpdir(), 'compose-')), 'load')
  execFileSync('go', ['build', '-o', program, '.'], { cwd: join(import.meta.dirname, 'compose') })
  const input = requests.map((each) => JSON.stringify(each)).join('\n')
  return execFileSync(program, { input, encoding: 'utf8', maxBuffer: 1 << 30 })
    .trimEnd()
    .split('\n')
}
