import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { isMap, isSeq, type Node, parse, parseDocument } from 'yaml'
import { filesIn } from '../walk/files.ts'

/** A copy of the YAML of a repository, without what it includes from elsewhere, under version control as the other program wants it. */
export function copyOf(base: string): string {
  const copy = mkdtempSync(join(tmpdir(), 'pipeline-'))
  for (const file of filesIn(base, /\.ya?ml$/)) {
    // Settings of the other program.
    if (file.includes('.gitlab-ci-local')) continue
    const to = join(copy, relative(base, file))
    mkdirSync(dirname(to), { recursive: true })
    if (/^include:/m.test(readFileSync(file, 'utf8'))) writeFileSync(to, withoutForeign(readFileSync(file, 'utf8')))
    else cpSync(file, to)
  }
  const git = (...args: string[]) => execFileSync('git', ['-C', copy, ...args], { stdio: 'ignore' })
  git('init', '-q', '-b', 'main')
  git('remote', 'add', 'origin', 'git@example.com:group/project.git')
  git('add', '-A')
  git('-c', 'user.name=a', '-c', 'user.email=a@example.com', 'commit', '-q', '-m', 'all')
  git('update-ref', 'refs/remotes/origin/main', 'HEAD')
  return copy
}

export function remove(copy: string): void {
  rmSync(copy, { recursive: true, force: true })
}

/** What `gitlab-ci-local --preview` makes of a file, or why it refuses it. */
export function preview(copy: string, file: string): { readonly value: unknown } | { readonly refused: string } {
  try {
    const args = [
      '--preview',
      '--no-json-schema-validation',
      '--no-evaluate-rule-changes',
      '--file',
      file,
      '--state-dir',
      '.state',
    ]
    const out = execFileSync('gitlab-ci-local', args, {
      cwd: copy,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: 60_000,
    })
    // Warnings go before it.
    return {
      value: parse(out.slice(Math.max(0, out.search(/^---$/m))), { maxAliasCount: -1, logLevel: 'silent' }) as unknown,
    }
  } catch (error) {
    const { stderr = '', message = '' } = error as { stderr?: string; message?: string }
    return {
      refused: (/(?:\w*Error\b|must have|cannot)[\s\S]{0,300}/.exec(stderr)?.[0] ?? (stderr.trim() || message)).slice(
        0,
        400,
      ),
    }
  }
}

function withoutForeign(text: string): string {
  const parts = text.split(/^---[ \t]*$/m)
  return parts
    .map((part) => {
      const document = parseDocument(part, { logLevel: 'silent', keepSourceTokens: false })
      const include = isMap(document.contents) ? (document.get('include', true) as Node | undefined) : undefined
      if (!include) return part
      if (isSeq(include)) include.items = include.items.filter(isLocal)
      else if (!isLocal(include)) document.delete('include')
      return document.errors.length > 0 ? part : `\n${document.toString({ lineWidth: 0 })}`
    })
    .join('---')
}

function isLocal(entry: unknown): boolean {
  if (isMap(entry)) return entry.has('local')
  return !/^https?:/.test(String(entry))
}

/**
 * Gives the pipeline something in place of what it took from elsewhere: an entry for each name that it extends, and a text for
 * each path that it refers to.
 */
export function addStubs(copy: string, file: string, missing: readonly (readonly string[])[]): void {
  const stubs: { [name: string]: { [key: string]: unknown } } = {}
  for (const [name = '', key] of missing) {
    const stub = stubs[name] ?? {}
    stubs[name] = stub
    if (key === 'rules') stub[key] = [{ when: 'on_success' }]
    else if (key !== undefined) stub[key] = ['variables', 'image'].includes(key) ? { name: 'stub' } : ['stub']
    else Object.assign(stub, { script: ['stub'], stage: '.pre' }, stub)
  }
  writeFileSync(join(copy, 'stubs.yml'), JSON.stringify(stubs))
  const path = join(copy, file)
  const parts = readFileSync(path, 'utf8').split(/^---[ \t]*$/m)
  const document = parseDocument(parts.pop() ?? '', { logLevel: 'silent' })
  const include = document.get('include', true)
  if (isSeq(include)) include.items.unshift(document.createNode({ local: 'stubs.yml' }))
  else document.set('include', [{ local: 'stubs.yml' }, ...(include === undefined ? [] : [include])])
  writeFileSync(path, [...parts, `\n${document.toString({ lineWidth: 0 })}`].join('---'))
}
