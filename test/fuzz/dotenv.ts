import { isUnknown } from '../../src/model/unknown.ts'
import { dotenv } from '../../src/syntax/dotenv/dotenv.ts'
import { entriesIn } from '../../src/syntax/dotenv/entries.ts'
import type { Chance } from '../laws/mutate.ts'
import type { Target } from './target.ts'

export const target: Target = {
  write(chance) {
    return Array.from({ length: 1 + below(12, chance) }, () => line(chance)).join(oneOf(['\n', '\n', '\r\n'], chance))
  },
  judge(text) {
    const file = { path: '.env', text }
    const tree = dotenv.parse(file)
    const data = tree.data as { readonly [name: string]: unknown }
    for (const name of Object.keys(data)) {
      const entry = entriesIn(text).entries.findLast((each) => each.name === name)
      const { span } = tree.placeOf([name], 'key')
      if (text.slice(span.start, span.end) !== name) return `the key of ${name} is misplaced`
      const value = tree.placeOf([name]).span
      if (entry?.form !== 'none') {
        const [again] = entriesIn(`${name}=${text.slice(value.start, value.end)}`).entries
        if (again?.text !== entry?.text) return `the value of ${name} is misplaced`
      }
      if (isUnknown(data[name]) && entry?.form === 'single') return `${name} is known`
      const edit = tree.edit({ set: [name], to: 'it is # "$new"' })
      if ('refused' in edit) continue
      const next = text.slice(0, edit.span.start) + edit.text + text.slice(edit.span.end)
      const after = dotenv.parse({ path: '.env', text: next }).data as { readonly [name: string]: unknown }
      if (after[name] !== 'it is # "$new"') return `an edit of ${name} reads ${String(after[name])}`
    }
    return undefined
  },
}

function line(chance: Chance): string {
  const kind = below(10, chance)
  if (kind === 0) return `# ${word(chance)}`
  if (kind === 1) return oneOf(['', '  ', '\t'], chance)
  const name = oneOf(['A', 'B_C', 'd.e', 'F-1', '1X', 'Ä', 'constructor', '__proto__'], chance)
  const lead = oneOf(['', '', ' ', 'export '], chance)
  if (kind === 2) return lead + name
  return `${lead}${name}${oneOf(['=', '=', ' = ', ': '], chance)}${value(chance)}${oneOf(['', '', ' # why', '#x'], chance)}`
}

function value(chance: Chance): string {
  const inner = Array.from({ length: below(4, chance) }, () => word(chance)).join(oneOf(['', ' ', '\\'], chance))
  return oneOf([inner, `"${inner}"`, `'${inner}'`, `"${inner}\n${inner}"`, `'${inner}\r\n'`], chance)
}

function word(chance: Chance): string {
  return oneOf(
    ['x', 'y z', '$A', '${B_C}', '${d:-e}', '$$', '\\n', '\\"', "\\'", '#', ' #', '=', '${', '\\$', '\\0101', 'é'],
    chance,
  )
}

function below(limit: number, chance: Chance): number {
  return Math.floor(chance() * limit)
}

function oneOf<T>(choices: readonly T[], chance: Chance): T {
  return choices[below(choices.length, chance)] as T
}
