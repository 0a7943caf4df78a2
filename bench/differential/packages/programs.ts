import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { parseAllDocuments } from 'yaml'
import { Dependency, LockFile } from '../../../src/kinds/packages.ts'
import type { SourceFile } from '../../../src/model/source.ts'
import { survey } from '../../../src/readers/survey.ts'
import { type Directive, gomod } from '../../../src/syntax/gomod/gomod.ts'
import { constraintOf } from '../../../src/values/constraint.ts'
import type { Verdict } from '../referee.ts'
import { ask, judged } from './oracle.ts'

/** go.mod against `go mod edit -json`. */
export function* goModules(files: readonly SourceFile[]): Iterable<Verdict> {
  const directory = mkdtempSync(join(tmpdir(), 'gomod-'))
  for (const file of files) {
    writeFileSync(join(directory, 'go.mod'), file.text)
    const { status, stdout, stderr } = spawnSync('go', ['mod', 'edit', '-json'], { cwd: directory, encoding: 'utf8' })
    const { data, problems } = gomod.parse(file)
    const theirs = status === 0 ? { value: ofGo(JSON.parse(stdout)) } : { refused: stderr.trim().slice(0, 200) }
    yield judged(file.path, problems.length > 0 ? undefined : ofUs(data as readonly Directive[]), theirs)
  }
}

interface GoModule {
  readonly Module?: { readonly Path: string }
  readonly Go?: string
  readonly Toolchain?: string
  readonly Require?: readonly { readonly Path: string; readonly Version: string; readonly Indirect?: boolean }[] | null
  readonly Replace?:
    | readonly {
        readonly Old: { readonly Path: string; readonly Version?: string }
        readonly New: { readonly Path: string; readonly Version?: string }
      }[]
    | null
  readonly Exclude?: readonly { readonly Path: string; readonly Version: string }[] | null
}

function ofGo({ Module, Go, Toolchain, Require, Replace, Exclude }: GoModule): unknown {
  return [
    Module?.Path ?? null,
    Go ?? null,
    Toolchain ?? null,
    (Require ?? []).map(({ Path, Version, Indirect }) => [Path, Version, Indirect ?? false]),
    (Replace ?? []).map(({ Old, New }) => [Old.Path, Old.Version ?? null, New.Path, New.Version ?? null]),
    (Exclude ?? []).map(({ Path, Version }) => [Path, Version]),
  ]
}

function ofUs(directives: readonly Directive[]): unknown {
  const of = (verb: string) => directives.filter((directive) => directive.verb === verb)
  const first = (verb: string) => of(verb)[0]?.words[0] ?? null
  return [
    first('module'),
    first('go'),
    first('toolchain'),
    of('require').map(({ words, indirect }) => [...words, indirect]),
    of('replace').map(({ words }) => {
      const arrow = words.indexOf('=>')
      return [words[0], arrow > 1 ? words[1] : null, words[arrow + 1], words[arrow + 2] ?? null]
    }),
    of('exclude').map(({ words }) => words),
  ]
}

/** Dependencies of Cargo packages, what their workspace gives included, against `cargo metadata`. */
export function* cargoPackages(root: string, files: readonly SourceFile[]): Iterable<Verdict> {
  const estate = survey(files)
  const copy = mkdtempSync(join(tmpdir(), 'cargo-'))
  cpSync(root, copy, { recursive: true, filter: (path) => !/\/(?:\.git|target|node_modules)$/.test(path) })
  for (const { path, text } of files) {
    if (!/(?:^|\/)Cargo\.toml$/.test(path) || !/^\[package\]/m.test(text)) continue
    const args = ['metadata', '--no-deps', '--offline', '--format-version', '1', '--manifest-path', join(copy, path)]
    const { status, stdout, stderr } = spawnSync('cargo', args, { encoding: 'utf8', maxBuffer: 1e9 })
    const ours = estate.of(Dependency).filter(({ scope, data }) => scope === dirname(path) && !data.managed)
    const wanted = (JSON.parse(status === 0 ? stdout : '{}').packages ?? []).find(
      (each: { manifest_path: string }) => each.manifest_path === join(copy, path),
    )
    if (!wanted) {
      yield { what: path, is: 'explained', because: `cargo does not read it: ${stderr.trim().split('\n')[0]}` }
      continue
    }
    const theirs = wanted.dependencies.map(
      (each: { name: string; req: string; source: string | null; path?: string }) => [
        each.name,
        each.req,
        each.source?.startsWith('git') ? 'git' : each.path ? 'path' : 'registry',
      ],
    )
    const shown = ours.map(({ data: { name, constraint = '*', source } }) => [name, asCargo(constraint), source])
    yield judged(path, sorted(shown), { value: sorted(theirs) })
  }
}

/** Without blanks behind signs, and with the `^` that a bare version stands for. */
function asCargo(constraint: string): string {
  const terms = constraint.split(',').map((term) => term.trim().replace(/([=<>^~])\s+/g, '$1'))
  return terms.map((term) => (/^\d/.test(term) && !term.includes('*') ? `^${term}` : term)).join(', ')
}

function sorted(rows: readonly unknown[]): unknown[] {
  return [...new Set(rows.map((row) => JSON.stringify(row)))].sort().map((row) => JSON.parse(row))
}

/** Locks of npm against their JSON, of the new yarn against YAML. */
export function* locks(files: readonly SourceFile[]): Iterable<Verdict> {
  for (const file of files) {
    const [lock] = survey([file]).of(LockFile)
    const ours = lock
      ? sorted(lock.data.packages.map(({ name, version, integrity }) => [name, version, integrity ?? null]))
      : undefined
    yield judged(file.path, ours, {
      value: sorted(file.path.endsWith('.json') ? ofNpm(JSON.parse(file.text)) : ofYarn(file.text)),
    })
  }
}

function ofNpm({
  packages = {},
}: {
  packages?: { [key: string]: { name?: string; version: string; integrity?: string; link?: boolean } }
}): unknown[] {
  return Object.entries(packages)
    .filter(([key, { link }]) => key.includes('node_modules/') && !link)
    .map(([key, { name, version, integrity }]) => [
      name ?? key.split('node_modules/').at(-1),
      version,
      integrity ?? null,
    ])
}

function ofYarn(text: string): unknown[] {
  const [document] = parseAllDocuments(text, { schema: 'failsafe' })
  const entries = Object.entries(
    (document?.toJS() ?? {}) as {
      [key: string]: { version: string; resolution: string; checksum?: string; linkType?: string }
    },
  )
  return entries
    .filter(([key, { resolution }]) => key !== '__metadata' && !/@(?:workspace|portal|link|file):/.test(resolution))
    .map(([, { version, resolution, checksum }]) => [
      resolution.slice(0, resolution.indexOf('@', 1)),
      version,
      checksum ?? null,
    ])
}

const probes = [
  '0.0.1',
  '0.1.0',
  '0.5.3',
  '1.0.0',
  '1.2.3',
  '1.10.0-rc.1',
  '2.0.0',
  '3.4.5',
  '4.0.0-alpha.1',
  '5.1.0',
  '8.0.1',
  '18.2.0',
  '20.11.1',
  '22.0.0',
]

/** What each constraint of npm admits, against npm's own `semver`; of Python, against `packaging`. */
export function* constraints(files: readonly SourceFile[]): Iterable<Verdict> {
  const found = new Map<string, Set<string>>([
    ['npm', new Set()],
    ['python', new Set()],
  ])
  for (const { data } of survey(files).of(Dependency))
    if (data.constraint !== undefined && data.source === 'registry') found.get(data.ecosystem)?.add(data.constraint)
  const semver = semverOfNpm()
  for (const text of semver ? (found.get('npm') ?? []) : []) {
    const ours = constraintOf('npm', text)
    const valid = semver?.validRange(text) !== null
    const lowest = valid ? (semver?.minVersion(text)?.version ?? null) : null
    yield judged(
      `npm ${text}`,
      ours && [ours.lowest ?? null, probes.map((version) => ours.admits(version))],
      valid ? { value: [lowest, probes.map((version) => semver?.satisfies(version, text))] } : { refused: 'no range' },
    )
  }
  const texts = [...(found.get('python') ?? [])].filter(
    (text) => !/[\^*]|^~?\d|\|\|/.test(text.replace(/==[\d.]+\.\*/g, '')),
  )
  const versions = probes.map((version) => version.replace('-', ''))
  const answers = ask(texts.map((constraint) => ({ is: 'admits', constraint, versions })))
  for (const [index, text] of texts.entries()) {
    const ours = constraintOf('pep440', text)
    yield judged(`python ${text}`, ours && versions.map((version) => ours.admits(version)), answers[index])
  }
}

interface Semver {
  validRange(text: string): string | null
  minVersion(text: string): { readonly version: string } | null
  satisfies(version: string, range: string): boolean
}

function semverOfNpm(): Semver | undefined {
  const { stdout } = spawnSync('npm', ['root', '-g'], { encoding: 'utf8' })
  try {
    return createRequire(join(stdout.trim(), 'npm', 'package.json'))('semver') as Semver
  } catch {
    return undefined
  }
}
