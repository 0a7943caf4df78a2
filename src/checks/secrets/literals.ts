import type { SourceFile } from '../../model/source.ts'
import { isLiteral, isSecretName } from '../../values/secret.ts'

/** A name that says that its value is secret, and the value written out beside it. */
export interface Literal {
  readonly name: string
  readonly value: string
  readonly start: number
  readonly end: number
}

/** `DB_PASSWORD=x`, `password: x`, `"apiKey": "x",`, one on a line; comments do not count. */
export function literalsIn(file: SourceFile): readonly Literal[] {
  const found = known.get(file)
  if (found) return found
  const all: Literal[] = []
  for (const match of file.text.matchAll(assignment)) {
    const [whole, name = '', value = ''] = match
    if (whole.length > longest || !isSecretName(name) || !isLiteral(value)) continue
    const start = match.index + whole.indexOf(value, whole.indexOf(name) + name.length)
    all.push({ name, value, start, end: start + value.length })
  }
  known.set(file, all)
  return all
}

/** What is there to be tried, tested or shown holds no secrets that open anything. */
export function isForShow(path: string): boolean {
  return (
    /(?:^|[/._-])(?:tests?|testdata|test-?infra|fixtures?|__tests__|specs?|e2e|examples?|samples?|mocks?|demo|template|tpl|dist|goldens?|snapshots?|ci|locales?|i18n|docs?)(?:[/._-]|$)/i.test(
      path,
    ) ||
    /(?:^|\/)(?:package-lock|yarn|pnpm-lock|composer|poetry|Cargo|uv|Pipfile|go)\.(?:json|lock|yaml|sum)$/.test(path)
  )
}

const known = new WeakMap<SourceFile, readonly Literal[]>()
const longest = 600
const assignment =
  /^[ \t]*(?:-[ \t]+)?(?:(?:export|set|local|readonly|declare)[ \t]+)?["']?([A-Za-z_][\w.-]{1,80}?)["']?[ \t]*(?:[:=]|\+=|=>)[ \t]*["']?([^\s"'#,;]{4,300})["']?[ \t]*[,;]?[ \t]*(?:#.*)?$/gm
