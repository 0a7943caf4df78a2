import type { Job, Step } from '../../kinds/actions.ts'
import type { Change } from '../../model/source.ts'
import { holesIn } from '../../syntax/expression/holes.ts'
import { referencesIn } from '../../syntax/expression/references.ts'
import { labelsOf, systemOf } from './runner-labels.ts'

/** Hands the expressions of a script over as variables, where that certainly gives the same text; nothing where it might not. */
export function movedToEnv(
  step: Step,
  job: Job | undefined,
  moves: (inner: string) => boolean,
): readonly Change[] | undefined {
  const { run = '', env = {} } = step
  if (!isPosix(step, job) || run.includes('<<')) return undefined
  const changes: Change[] = []
  const named = new Map<string, string>()
  const taken = new Set(Object.keys(env))
  let text = ''
  let last = 0
  for (const { inner, from, to } of holesIn(run)) {
    if (!moves(inner)) continue
    if (isQuoted(run.slice(0, from))) return undefined
    const own = /^\s*env\.([A-Za-z_]\w*)\s*$/.exec(inner)?.[1]
    if (own !== undefined) {
      text += `${run.slice(last, from)}\${${own}}`
      last = to
      continue
    }
    const known = named.get(inner.trim())
    const name = known ?? nameFor(inner, run, taken)
    if (known === undefined) {
      taken.add(name)
      named.set(inner.trim(), name)
      changes.push({ set: ['env', name], to: `\${{ ${inner.trim()} }}` })
    }
    text += `${run.slice(last, from)}\${${name}}`
    last = to
  }
  return last === 0 ? undefined : [{ set: ['run'], to: text + run.slice(last) }, ...changes]
}

function isPosix({ shell }: Step, job: Job | undefined): boolean {
  if (shell !== undefined) return /^(?:bash|sh)$/.test(shell)
  if (!job || job.defaults?.run?.shell !== undefined) return false
  const systems = [...labelsOf(job)].map(({ label }) => systemOf(label))
  return systems.length > 0 && systems.every((system) => system === 'linux' || system === 'macos')
}

/** Whether single quotes are open at the end: nothing is expanded between them. */
function isQuoted(before: string): boolean {
  let open: string | undefined
  for (let at = 0; at < before.length; at++) {
    const char = before[at]
    if (char === '\\' && open !== "'") at++
    else if (open === undefined && char === '#' && /(?:^|\s)$/.test(before.slice(0, at))) {
      const end = before.indexOf('\n', at)
      if (end < 0) return true
      at = end
    } else if (char === open) open = undefined
    else if (open === undefined && (char === "'" || char === '"')) open = char
  }
  return open === "'"
}

function nameFor(inner: string, run: string, taken: ReadonlySet<string>): string {
  const [steps = []] = referencesIn(inner)
  const words = steps
    .filter((step) => step !== '*' && !/^(?:github|event|outputs|steps|inputs|env|needs)$/.test(step))
    .slice(-2)
  const base = (words.join('_') || 'VALUE')
    .toUpperCase()
    .replaceAll(/\W/g, '_')
    .replace(/^(?=\d)/, '_')
  for (let count = 1; ; count++) {
    const name = count === 1 ? base : `${base}_${count}`
    if (!taken.has(name) && !new RegExp(`\\b${name}\\b`).test(run)) return name
  }
}
