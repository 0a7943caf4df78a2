import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const place = mkdtempSync(join(tmpdir(), 'package-'))
let packed: { filename: string; files: readonly { path: string }[]; unpackedSize: number } | undefined

beforeAll(() => {
  if (!existsSync(join(root, 'dist/devops.mjs'))) execFileSync(process.execPath, ['scripts/build.mjs'], { cwd: root })
  const printed = execFileSync('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', place], {
    cwd: root,
    encoding: 'utf8',
  })
  const [first] = JSON.parse(printed)
  packed = first
  execFileSync(
    'npm',
    ['install', '--offline', '--no-audit', '--no-fund', '--prefix', place, join(place, first.filename)],
    { stdio: 'pipe' },
  )
}, 120_000)
afterAll(() => rmSync(place, { recursive: true, force: true }))

test('the package holds what runs and nothing else', () => {
  const allowed = /^(?:dist|schema|examples)\/|^(?:package\.json|README\.md|LICENSE|NOTICE|CHANGELOG\.md)$/
  const paths = packed?.files.map(({ path }) => path) ?? []
  expect(paths.filter((path) => !allowed.test(path))).toEqual([])
  expect(paths).toContain('dist/devops.mjs')
  expect(packed?.unpackedSize).toBeLessThan(20_000_000)
})

test('installed from the tarball alone, without another package, it runs', () => {
  cpSync(join(root, 'test/fixtures/estate'), join(place, 'estate'), { recursive: true })
  const run = (...args: string[]) =>
    spawnSync(join(place, 'node_modules/.bin/devops'), args, { cwd: join(place, 'estate'), encoding: 'utf8' })
  expect(run('--version').stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
  const audit = run('audit', '--format', 'json', '--enable', 'kubernetes/privileged')
  expect(audit.stderr).toBe('')
  expect(audit.status).toBe(1)
  expect(JSON.parse(audit.stdout).findings.map(({ check }: { check: string }) => check)).toContain(
    'kubernetes/privileged',
  )
})
