import { createHash } from 'node:crypto'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { correspondence } from '../../checks/suppressions/names.ts'
import { Fault } from '../../model/fault.ts'
import type { Severity } from '../../model/finding.ts'
import { isMap } from '../../model/shape.ts'
import { directoryOf, valueAt } from '../../model/source.ts'
import type { World } from '../../model/world.ts'
import { jsonIn } from './json.ts'
import { redact } from './redact.ts'
import type { Reported } from './report.ts'

export interface Merged {
  readonly findings: readonly Reported[]
  readonly merged: readonly {
    readonly path: string
    readonly tool: string
    readonly same: number
    readonly other: number
  }[]
}

/**
 * Joins what other tools found, from their SARIF: of one place and one topic there is one finding that names them all, the
 * rest stands beside ours under the other tool's rule. `held` is what was suppressed: saying it again would be no news.
 */
export async function merge(
  world: World,
  paths: readonly string[],
  ours: readonly Reported[],
  held: readonly { readonly check: string; readonly place: Reported['place'] }[],
  sources: Readonly<Record<string, readonly string[]>>,
  lineOf: (file: string, line: number) => string,
): Promise<Merged> {
  const corresponds = correspondence(sources)
  const byFile = new Map<string, Reported[]>()
  for (const each of ours) byFile.set(each.place.file, [...(byFile.get(each.place.file) ?? []), each])
  const heldIn = new Map<string, (typeof held)[number][]>()
  for (const each of held) heldIn.set(each.place.file, [...(heldIn.get(each.place.file) ?? []), each])
  const tools = new Map<Reported, Map<string, { name: string; rule: string }>>()
  const others = new Map<string, Reported>()
  const merged: Merged['merged'][number][] = []
  for (const path of paths) {
    const text = await world.files.read(path)
    if (text === undefined)
      throw new Fault('no-such-file', `there is no file \`${path}\``, 'Name the SARIF that another tool has written.')
    for (const { tool, results } of runsIn(path, text, world.cwd)) {
      let [same, other] = [0, 0]
      for (const result of results) {
        const isSame = (each: { readonly check: string; readonly place: Reported['place'] }) =>
          overlap(each.place, result) &&
          (tool === us ? each.check === result.rule : corresponds(each.check, tool, [result.rule]))
        const twins = (byFile.get(result.file) ?? []).filter(isSame)
        const marks = { name: tool, rule: result.rule }
        for (const twin of twins) tools.set(twin, (tools.get(twin) ?? new Map()).set(`${tool}/${result.rule}`, marks))
        if (twins.length > 0 || (heldIn.get(result.file) ?? []).some(isSame)) same++
        else {
          other++
          const found = asFinding(tool, result, lineOf(result.file, result.line))
          if (!others.has(found.fingerprint)) others.set(found.fingerprint, found)
        }
      }
      merged.push({ path, tool, same, other })
    }
  }
  const named = ours.map((each) => {
    const marks = tools.get(each)
    return marks ? { ...each, tools: [...marks.values()] } : each
  })
  return { findings: [...named, ...others.values()].sort(byPlace), merged }
}

interface Result {
  readonly rule: string
  readonly severity: Severity
  readonly message: string
  readonly file: string
  readonly line: number
  readonly endLine: number
  readonly column: number
  readonly endColumn: number
}

/** What we wrote ourselves, in another run. */
const us = 'millwright'
const mostResults = 50_000

/** Nothing of the file is believed: each value is taken only where it has the form that it should have. */
function runsIn(
  path: string,
  text: string,
  cwd: string,
): readonly { readonly tool: string; readonly results: readonly Result[] }[] {
  const log = jsonIn(text)
  const runs = isMap(log) ? log.runs : undefined
  if (!Array.isArray(runs))
    throw new Fault(
      'bad-sarif',
      `\`${path}\` is no SARIF`,
      'It takes a JSON object with `runs`, as SARIF 2.1.0 has it.',
    )
  return runs.slice(0, 100).flatMap((run) => {
    const tool = toolOf(textAt(run, ['tool', 'driver', 'name']))
    const rules = rulesOf(run)
    const results = valueAt(run, ['results'])
    if (tool === undefined || !Array.isArray(results)) return []
    return [{ tool, results: results.slice(0, mostResults).flatMap((each) => resultIn(each, rules, cwd)) }]
  })
}

/** As it is called in `sources`. */
function toolOf(name: string | undefined): string | undefined {
  const word = name
    ?.toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-')
    .slice(0, 60)
  if (!word) return undefined
  return (
    [
      'checkov',
      'trivy',
      'tfsec',
      'kics',
      'hadolint',
      'kube-linter',
      'kube-score',
      'shellcheck',
      'zizmor',
      'tflint',
      'actionlint',
      'poutine',
    ].find((known) => word.includes(known)) ?? word
  )
}

function rulesOf(run: unknown): ReadonlyMap<string, unknown> {
  const rules = valueAt(run, ['tool', 'driver', 'rules'])
  return new Map(
    (Array.isArray(rules) ? rules : []).flatMap((rule) => {
      const id = textAt(rule, ['id'])
      return id === undefined ? [] : [[id, rule] as const]
    }),
  )
}

function resultIn(result: unknown, rules: ReadonlyMap<string, unknown>, cwd: string): Result[] {
  if (!isMap(result)) return []
  const rule = (textAt(result, ['ruleId']) ?? textAt(result, ['rule', 'id']))?.slice(0, 200)
  const place = valueAt(result, ['locations', 0, 'physicalLocation'])
  const file = fileOf(textAt(place, ['artifactLocation', 'uri']), cwd)
  const isHeld = Array.isArray(result.suppressions) && result.suppressions.length > 0
  const isNone =
    ['pass', 'notApplicable', 'informational'].includes(String(result.kind)) || result.baselineState === 'absent'
  if (rule === undefined || file === undefined || isHeld || isNone) return []
  const about = rules.get(rule)
  const line = countAt(place, ['region', 'startLine']) ?? 1
  const endLine = Math.max(line, countAt(place, ['region', 'endLine']) ?? line)
  const column = countAt(place, ['region', 'startColumn']) ?? 1
  const message =
    textAt(result, ['message', 'text']) ??
    textAt(about, ['shortDescription', 'text']) ??
    textAt(about, ['name']) ??
    rule
  return [
    {
      rule,
      severity: severityOf(result, about),
      message: message.replace(/\s+/g, ' ').trim().slice(0, 500),
      file,
      line,
      endLine,
      column,
      endColumn: countAt(place, ['region', 'endColumn']) ?? column,
    },
  ]
}

function severityOf(result: unknown, about: unknown): Severity {
  const score = Number(
    textAt(about, ['properties', 'security-severity']) ?? textAt(result, ['properties', 'security-severity']),
  )
  if (score > 0) return score >= 9 ? 'critical' : score >= 7 ? 'high' : score >= 4 ? 'medium' : 'low'
  const level = textAt(result, ['level']) ?? textAt(about, ['defaultConfiguration', 'level'])
  return level === 'error' ? 'high' : level === 'note' ? 'low' : level === 'none' ? 'info' : 'medium'
}

/** Relative to the directory of the call; what lies elsewhere keeps its last steps and is read by nobody. */
function fileOf(uri: string | undefined, cwd: string): string | undefined {
  if (uri === undefined || uri === '' || uri.length > 2000) return undefined
  const path = pathIn(uri)
  if (path === undefined) return undefined
  const way = path.startsWith('/') ? relative(cwd, path).split('\\').join('/') : path
  const steps = way.split('/').filter((step) => step !== '' && step !== '.')
  return steps.includes('..') ? path.replace(/^\//, '') : steps.join('/') || undefined
}

function pathIn(uri: string): string | undefined {
  try {
    if (uri.startsWith('file:')) return fileURLToPath(uri)
    return /^[a-z][a-z0-9+.-]+:/i.test(uri) ? undefined : decodeURIComponent(uri)
  } catch {
    return uri
  }
}

function asFinding(tool: string, { rule, severity, message, file, ...at }: Result, source: string): Reported {
  const check = tool === us ? rule : `${tool}/${rule}`
  const text = [check, file, source.trim() || at.line, message].join('\n')
  return {
    check,
    severity,
    message: redact(message),
    resource: file,
    kind: 'file',
    scope: directoryOf(file),
    place: { file, line: at.line, column: at.column, endLine: at.endLine, endColumn: at.endColumn, source },
    related: [],
    tools: [{ name: tool, rule }],
    fingerprint: createHash('sha256').update(text).digest('hex').slice(0, 32),
  }
}

function overlap(place: Reported['place'], result: Result): boolean {
  return place.line <= result.endLine && result.line <= Math.max(place.line, place.endLine)
}

function byPlace(a: Reported, b: Reported): number {
  if (a.place.file !== b.place.file) return a.place.file < b.place.file ? -1 : 1
  return a.place.line - b.place.line || a.place.column - b.place.column
}

function textAt(data: unknown, path: readonly (string | number)[]): string | undefined {
  const value = valueAt(data, path)
  return typeof value === 'string' ? value : undefined
}

function countAt(data: unknown, path: readonly (string | number)[]): number | undefined {
  const value = valueAt(data, path)
  return typeof value === 'number' && Number.isInteger(value) && value > 0 && value < 1e9 ? value : undefined
}
