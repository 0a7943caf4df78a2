import { z } from 'zod'
import { CodeOwners, ownersOf } from '../../kinds/ownership.ts'
import { type Finding, type Severity, severities } from '../../model/finding.ts'
import type { World } from '../../model/world.ts'
import { survey } from '../../readers/survey.ts'
import { matchesGlob } from '../../values/glob.ts'

const globs = z.array(z.string()).min(1)

/** What holds for some paths and checks: another severity, owners, or that nothing is said there. */
export const rule = z
  .strictObject({
    paths: globs.optional().describe('Globs of files; all unless said'),
    checks: globs.optional().describe('Ids or globs of checks; all unless said'),
    severity: z.enum(severities).optional(),
    off: z.literal(true).optional().describe('Leave out what they find there; `reason` says why'),
    reason: z.string().min(1).optional(),
    until: z.iso.date().optional().describe('The last day on which `off` holds'),
    owners: globs.optional().describe('Who answers for it, before CODEOWNERS'),
  })
  .refine((each) => each.off === undefined || each.reason !== undefined, {
    error: '`off` needs a `reason`',
    path: ['off'],
  })
export type Rule = z.output<typeof rule>

export interface Ruled {
  readonly findings: readonly Finding[]
  readonly off: readonly { readonly finding: Finding; readonly rule: Rule }[]
}

/** The policy upon findings: the last rule that fits gives the severity, after the severities by check, and what is only tried weighs nothing. */
export function ruled(
  findings: readonly Finding[],
  {
    severities: bySeverity = {},
    rules = [],
    paths = [],
  }: {
    severities?: Record<string, Severity> | undefined
    rules?: readonly Rule[] | undefined
    paths?: readonly string[] | undefined
  },
  today: string,
): Ruled {
  const kept: Finding[] = []
  const off: { finding: Finding; rule: Rule }[] = []
  const globs = Object.entries(bySeverity).filter(([id]) => id.includes('*'))
  for (const finding of findings) {
    const mine = rules.filter((each) => fits(each, finding))
    const silent = mine.find((each) => each.off && (each.until === undefined || each.until >= today))
    const severity =
      mine.findLast((each) => each.severity)?.severity ??
      (Object.hasOwn(bySeverity, finding.check) ? bySeverity[finding.check] : undefined) ??
      globs.findLast(([glob]) => matchesGlob(finding.check, glob))?.[1] ??
      (isTrial(finding, paths) ? 'info' : undefined)
    if (silent) off.push({ finding, rule: silent })
    else kept.push(severity ? { ...finding, severity } : finding)
  }
  return { findings: kept, off }
}

const trials = /(?:^|\/)(?:testdata\d*|test[-_]data|fixtures?|__fixtures__|__tests__|e2e|tests?|testing)\//
/** What a chart is tried with. */
const chartTrials = /(?:^|[/(])ci\/[^/]*values[^/]*\.ya?ml\b/

/** A root that shows how a module is called: what it hands in is no fault of the module. */
const examples = /(?:^|\/)(?:examples?|tests?)\//

/** What stands in test data, or is rendered for a test, runs nowhere: unless somebody names the directory, it is only told. */
function isTrial({ place, scope }: Finding, paths: readonly string[]): boolean {
  const named = paths.map((path) => path.replace(/^\.\/|\/$/g, '')).find((path) => place.file.startsWith(`${path}/`))
  const file = named === undefined ? place.file : place.file.slice(named.length + 1)
  const isBorrowed = named === undefined && examples.test(`${scope}/`) && !place.file.startsWith(`${scope}/`)
  return trials.test(file) || chartTrials.test(file) || (named === undefined && chartTrials.test(scope)) || isBorrowed
}

function fits({ paths, checks }: Rule, { check, place }: Finding): boolean {
  return (!paths || matchesGlob(place.file, paths)) && (!checks || matchesGlob(check, checks))
}

const places = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS', '.gitlab/CODEOWNERS']

/** Who answers for a finding: the last rule that names somebody for it, else CODEOWNERS. */
export async function ownership(
  world: World,
  rules: readonly Rule[] = [],
): Promise<(finding: Finding) => readonly string[]> {
  const named = rules.filter(({ owners }) => owners)
  const owners = await codeOwners(world)
  const byFile = new Map<string, readonly string[]>()
  return (finding) => {
    const rule = named.findLast((each) => fits(each, finding))
    if (rule?.owners) return rule.owners
    const { file } = finding.place
    const known = byFile.get(file) ?? (owners ? ownersOf(owners, file) : [])
    byFile.set(file, known)
    return known
  }
}

async function codeOwners(world: World): Promise<CodeOwners | undefined> {
  for (const path of places) {
    const text = await world.files.read(path)
    if (text !== undefined) return survey([{ path, text }]).of(CodeOwners)[0]?.data
  }
  return undefined
}
