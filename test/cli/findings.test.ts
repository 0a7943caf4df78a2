import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { command } from '../../src/commands/audit.ts'
import { page } from '../../src/faces/cli/views/findings/page.ts'
import { worldOf } from '../world.ts'

let html = ''
beforeAll(async () => {
  const pod = `apiVersion: v1\nkind: Pod\nmetadata: { name: "</script><i>" }\nspec:\n  containers:\n    - name: a\n      image: nginx:latest\n      env: [{ name: DB_PASSWORD, value: hunter2hunter2 }]\n      securityContext: { privileged: true }\n`
  const world = worldOf(new Map([['</script><b>.yaml', pod]]))
  html = page(await command.run(command.input.parse({ map: true }), world))
})

test('a report asks for nothing from elsewhere', () => {
  expect(html).not.toMatch(/(?:src|href)=|url\((?!#)|@import|fetch\(|XMLHttpRequest/)
  expect(html).toContain("default-src 'none'")
})

test('what a repository holds cannot become part of the page', () => {
  expect(html.match(/<\/script>/g)).toHaveLength(2)
  expect(html).toContain('\\u003c/script>')
})

test('it says nothing of the machine, and no secret', () => {
  expect(html).not.toContain('"cwd"')
  expect(html).not.toContain('hunter2hunter2')
})

test('it brings along why, controls, and the map', () => {
  const [, text = ''] = /<script type="application\/json" id="data">(.*?)<\/script>/s.exec(html) ?? []
  const { about, map, findings } = JSON.parse(text)
  expect(findings.length).toBeGreaterThan(1)
  for (const { check } of findings) expect(about[check].why).not.toBe('')
  expect(map.things).toHaveLength(1)
})

const target = mkdtempSync(join(tmpdir(), 'findings-'))
afterAll(() => rmSync(target, { recursive: true, force: true }))

test('its script is one that a browser reads', () => {
  const scripts = [...html.matchAll(/<script>(.*?)<\/script>/gs)].map(([, text = '']) => text)
  expect(scripts).toHaveLength(1)
  writeFileSync(join(target, 'findings.js'), scripts.join())
  execFileSync(process.execPath, ['--check', join(target, 'findings.js')])
})
