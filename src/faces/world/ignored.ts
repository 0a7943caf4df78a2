import { readFile, stat } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import ignore, { type Ignore } from 'ignore'

/** The `.gitignore` files that govern a directory, the outermost first. */
export type Rules = readonly { readonly base: string; readonly rules: Ignore }[]

/** Whether git would leave the path out. Of the files that say something about it, the innermost wins. */
export function isIgnored(rules: Rules, path: string, isDirectory: boolean): boolean {
  let ignored = false
  for (const { base, rules: each } of rules) {
    const name = relative(base, path).split(sep).join('/')
    if (name === '' || name.startsWith('../')) continue
    const verdict = each.test(isDirectory ? `${name}/` : name)
    if (verdict.ignored) ignored = true
    else if (verdict.unignored) ignored = false
  }
  return ignored
}

/** The rules above a directory, up to the top of its repository; none where the directory itself is ignored, for then it was named on purpose. */
export async function rulesAbove(
  directory: string,
): Promise<{ readonly rules: Rules; readonly repository: string | undefined }> {
  const way: string[] = []
  let repository: string | undefined
  for (let at = directory; ; at = dirname(at)) {
    way.unshift(at)
    if (await exists(join(at, '.git'))) {
      repository = at
      break
    }
    if (dirname(at) === at) break
  }
  if (repository === undefined) return { rules: [], repository }
  let rules = await rulesFrom(repository, join(repository, '.git', 'info', 'exclude'), [])
  for (const at of way) {
    if (at === directory) break
    rules = await rulesFrom(at, join(at, '.gitignore'), rules)
  }
  const named = way.some((at) => at !== repository && isIgnored(rules, at, true))
  return { rules: named ? [] : rules, repository }
}

/** The rules with those of one more file, where it is there. */
export async function rulesFrom(base: string, file: string, outer: Rules): Promise<Rules> {
  const text = await readFile(file, 'utf8').catch(() => undefined)
  if (text === undefined) return outer
  return [...outer, { base, rules: ignore({ allowRelativePaths: true }).add(text) }]
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}
