import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Objective } from '../../src/model/objective.ts'
import { rulesOf } from '../../src/operate/slo/rules.ts'
import { objectivesIn } from '../../src/readers/slo/objectives.ts'
import { yaml } from '../../src/syntax/yaml/yaml.ts'
import type { Referee, Verdict } from './referee.ts'
import { type AnyRule, meaningOf, sharesOf } from './slo/meaning.ts'

/** Burn alerts of an objective: ours against those that Sloth and Pyrra publish for their own examples. The directory is a checkout of either. */
export const referee: Referee = {
  title: 'Rules of objectives against those of Sloth and Pyrra',
  async *compare(directory) {
    const published = join(directory, 'examples/_gen')
    if (existsSync(published))
      for (const file of readdirSync(published))
        yield* sloth(file, join(directory, 'examples', file), join(published, file))
    const tests = join(directory, 'slo/rules_test.go')
    if (existsSync(tests)) yield* pyrra(readFileSync(tests, 'utf8'))
  },
}

function* sloth(file: string, from: string, to: string): Iterable<Verdict> {
  const { objectives, problems } = objectivesIn(documentsIn(from))
  for (const { message } of problems) yield { what: file, is: 'explained', because: message }
  const theirs = documentsIn(to).flatMap(groupsIn)
  for (const objective of objectives) {
    const group = theirs.filter(({ group }) => group.endsWith(`${objective.service}-${theirName(objective, theirs)}`))
    const what = `${file}: ${objective.service}/${objective.name}`
    if (
      /slo_?plugins/i.test(readFileSync(from, 'utf8')) &&
      group.some(({ expr }) => /ratio_rate.*denominator|slo:numerator/.test(expr))
    )
      yield { what, is: 'explained', because: 'a plugin writes other recordings' }
    else yield judged(what, objective, group, {})
  }
}

/** Sloth numbers the objectives of an OpenSLO file from 0, we those of an SLO with several from 1. */
function theirName({ name }: Objective, rules: readonly AnyRule[]): string {
  const names = new Set(rules.flatMap(({ labels }) => labels?.sloth_slo ?? []))
  const [, base = name, place = '1'] = /^(.*?)(?:-(\d+))?$/.exec(name) ?? []
  return [`${base}-${Number(place) - 1}`, `${name}-0`, name].find((each) => names.has(each)) ?? name
}

/** What the fixtures of Pyrra's own tests say, as one would write it for Pyrra. */
function* pyrra(tests: string): Iterable<Verdict> {
  const { objectives } = objectivesIn(documentsIn(join(import.meta.dirname, 'slo/pyrra.yaml')))
  const [, burnrates = ''] = /func TestObjective_Burnrates\(.*?\n(.*?)\n\}\n/s.exec(tests) ?? []
  for (const block of burnrates.split(/\n\t\}?,? ?\{?\n?\t\tname: /).slice(1)) {
    const [, name = ''] = /^\s*"([^"]+)"/.exec(block) ?? []
    const objective = objectives.find((each) => each.labels.case === name)
    if (!objective) {
      yield { what: name, is: 'explained', because: 'its matchers of `le` are made for a migration' }
      continue
    }
    yield judged(name, objective, goRules(block), { critical: 'page', warning: 'ticket' })
  }
}

function goRules(block: string): readonly AnyRule[] {
  return block.split(/\}, \{\n|Rules: \[\]monitoringv1\.Rule\{\{\n/).flatMap((text): AnyRule[] => {
    const field = (form: RegExp) => form.exec(text)?.[1]
    const expr = field(/Expr:\s+intstr\.FromString\(`([^`]*)`/)
    if (expr === undefined) return []
    const labels = Object.fromEntries(
      [...(field(/Labels:\s+map\[string\]string\{([^}]*)\}/) ?? '').matchAll(/"([^"]+)": "([^"]*)"/g)].map(
        ([, key = '', value = '']) => [key, value],
      ),
    )
    const record = field(/Record: "([^"]+)"/)
    const alert = field(/Alert:\s+"([^"]+)"/)
    const wait = field(/For:\s+monitoringDuration\("([^"]+)"/)
    return [{ expr, labels, ...(record && { record }), ...(alert && { alert }), ...(wait && { for: wait }) }]
  })
}

function judged(
  what: string,
  objective: Objective,
  theirs: readonly AnyRule[],
  severities: Readonly<Record<string, string>>,
): Verdict {
  const plain: Objective = {
    ...objective,
    alerting: {
      ...objective.alerting,
      labels: {},
      ...(objective.alerting.page && { page: { ...objective.alerting.page, labels: {} } }),
      ...(objective.alerting.ticket && { ticket: { ...objective.alerting.ticket, labels: {} } }),
    },
  }
  const ours = meaningOf(
    rulesOf(plain).flatMap(({ rules }) => rules),
    {},
  )
  const expected = meaningOf(theirs, severities)
  if (theirs.length === 0) return { what, is: 'different', because: 'they have no rules' }
  if (expected.length === 0 && ours.length > 0) return recorded(what, plain, theirs)
  const missing = expected.filter((each) => !ours.includes(each))
  const more = ours.filter((each) => !expected.includes(each))
  if (missing.length + more.length === 0) return { what, is: 'equal' }
  return {
    what,
    is: 'different',
    because: `\n    they: ${missing.join('\n          ')}\n    we:   ${more.join('\n          ')}`,
  }
}

/** Sloth writes no alerts for OpenSLO; what it records is compared then. */
function recorded(what: string, objective: Objective, theirs: readonly AnyRule[]): Verdict {
  const ours = new Set(sharesOf(rulesOf(objective).flatMap(({ rules }) => rules)))
  const missing = sharesOf(theirs.filter(({ record }) => /ratio_rate\d+[mh]$/.test(record ?? ''))).filter(
    (each) => !ours.has(each),
  )
  return missing.length === 0
    ? { what, is: 'equal', because: 'what is recorded; they write no alerts' }
    : { what, is: 'different', because: missing.join('\n    ') }
}

function groupsIn(document: unknown): readonly (AnyRule & { readonly group: string })[] {
  const { spec, groups } = document as { spec?: { groups?: Group[] }; groups?: Group[] }
  return [...(groups ?? []), ...(spec?.groups ?? [])].flatMap(({ name, rules }) =>
    rules.map((rule) => ({ ...rule, group: name })),
  )
}

interface Group {
  readonly name: string
  readonly rules: readonly AnyRule[]
}

function documentsIn(path: string): readonly unknown[] {
  if (!existsSync(path)) return []
  const { data } = yaml.parse({ path, text: readFileSync(path, 'utf8') })
  return Array.isArray(data) ? data : []
}
