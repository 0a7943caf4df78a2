import { actionForms } from './data/action-forms.ts'

export interface Takes {
  readonly using: string
  /** By name in lower case. */
  readonly inputs: ReadonlyMap<string, { readonly name: string; readonly must: boolean; readonly old: boolean }>
  readonly outputs: readonly string[]
}

/** Actions are compared without regard to case. */
export function takenBy(action: string, major: number): Takes | undefined {
  const key = `${action.toLowerCase()}@${major}`
  const known = taken.get(key)
  if (known) return known
  const row = actionForms.rows.find((each) => each.major === major && each.action === action.toLowerCase())
  if (!row) return undefined
  const inputs = row.inputs
    .split(' ')
    .filter(Boolean)
    .map((mark) => {
      const name = mark.replace(/[*-]+$/, '')
      const marks = mark.slice(name.length)
      return [name.toLowerCase(), { name, must: marks.includes('*'), old: marks.includes('-') }] as const
    })
  const takes = { using: row.using, inputs: new Map(inputs), outputs: row.outputs.split(' ').filter(Boolean) }
  taken.set(key, takes)
  return takes
}

const taken = new Map<string, Takes>()
