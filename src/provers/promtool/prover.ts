import type { Artifact } from '../../model/blueprint.ts'
import type { Ran, World } from '../../model/world.ts'
import { versionOf } from '../program.ts'
import type { Prover, Verdict } from '../prover.ts'
import { type RuleFile, ruleFileOf, testFileOf } from './rules.ts'

export const prover: Prover = {
  title: 'promtool',
  claim: 'Prometheus itself reads every rule, and the unit tests show alerts firing and not firing',
  blind: 'whether the metrics exist, and the edges of windows, which Prometheus 3 moved',
  proves: (artifact) => ruleFileOf(artifact) !== undefined || testFileOf(artifact) !== undefined,
  available: (world) =>
    versionOf(world, 'promtool', ['--version'], 'it comes with Prometheus (Debian: `apt-get install prometheus`)'),
  async *prove(artifacts, world) {
    const rules = new Map<string, RuleFile>()
    const tests = new Map<string, Artifact>()
    for (const artifact of artifacts) {
      const file = ruleFileOf(artifact)
      if (file) rules.set(artifact.path, file)
      else if (testFileOf(artifact)) tests.set(artifact.path, artifact)
    }
    if (rules.size + tests.size === 0) return
    // Under their own paths, so that tests find the rules that they name, resources or not.
    const texts = [...rules].map(([path, { text }]) => [path, text] as const)
    const directory = await world.files.temporary(
      new Map([...texts, ...[...tests].map(([path, { text }]) => [path, text] as const)]),
    )
    for (const [path, file] of rules) yield* checked(path, file, await run(world, directory, 'check', path))
    for (const [path, artifact] of tests)
      yield tested(path, testFileOf(artifact)?.tests ?? 0, await run(world, directory, 'test', path))
  },
}

function run(world: World, cwd: string, verb: 'check' | 'test', path: string): Promise<Ran | undefined> {
  return world.run('promtool', [verb, 'rules', path], { cwd })
}

function* checked(path: string, file: RuleFile, ran: Ran | undefined): Iterable<Verdict> {
  if (ran?.code === undefined) return yield unfinished(path, ran)
  if (ran.code === 0) {
    const [, count = '0'] = /SUCCESS: (\d+) rules? found/.exec(ran.stdout) ?? []
    return yield { path, outcome: 'proved', message: `${count} rules` }
  }
  for (const line of complaints(ran)) {
    const message = line.startsWith(`${path}: `) ? line.slice(path.length + 2) : line
    const at = lineOf(message, file)
    yield {
      path,
      outcome: 'refuted',
      message: message.replace(/^\d+:\d+: /, ''),
      ...(at !== undefined && { line: at }),
    }
  }
}

/** `12:9: group "x", rule 2, "y": ...`, where the line is true only of a plain file. */
function lineOf(message: string, file: RuleFile): number | undefined {
  const [, group, rule] = /group "([^"]*)", rule (\d+)/.exec(message) ?? []
  const [, line] = /^(?:line )?(\d+):/.exec(message) ?? []
  if (file.plain && line !== undefined) return Number(line)
  return group !== undefined ? file.lineOf(group, Number(rule)) : undefined
}

function tested(path: string, tests: number, ran: Ran | undefined): Verdict {
  if (ran?.code === undefined) return unfinished(path, ran)
  // promtool passes tests of rules that it did not find.
  const [, missing] = /no file match pattern (\S+)/.exec(ran.stdout + ran.stderr) ?? []
  if (missing)
    return { path, outcome: 'refuted', message: `\`rule_files\` names ${missing}, and there is no such file` }
  if (ran.code === 0) return { path, outcome: 'proved', message: `${tests} tests` }
  return { path, outcome: 'refuted', message: complaints(ran).join('\n') }
}

function complaints({ stdout, stderr }: Ran): readonly string[] {
  const lines = `${stderr}\n${stdout}`
    .split('\n')
    .filter((line) => !/^\s*(?:FAILED:|Checking .*|Unit Testing:.*)?\s*$/.test(line))
    .map((line) => line.trimEnd())
  return lines.length > 0 ? lines : ['promtool refuses it without saying why']
}

function unfinished(path: string, ran: Ran | undefined): Verdict {
  return { path, outcome: 'not-run', message: ran ? 'promtool did not finish in time' : 'promtool is gone' }
}
