import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { command } from '../../src/commands/estate.ts'
import { page } from '../../src/faces/cli/views/map/page.ts'
import { worldOf } from '../world.ts'

let html = ''
beforeAll(async () => {
  const texts = new Map([
    ['</script><b>.yaml', 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: "</script><i>" }\n'],
  ])
  html = page(await command.run({ paths: ['.'] }, worldOf(texts)))
})

test('a map asks for nothing from elsewhere', () => {
  expect(html).not.toMatch(/(?:src|href)=|url\((?!#)|@import|fetch\(|XMLHttpRequest/)
  expect(html).toContain("default-src 'none'")
})

test('what a repository holds cannot become part of the page', () => {
  expect(html.match(/<\/script>/g)).toHaveLength(2)
  expect(html).toContain('\\u003c/script>')
})

test('says nothing of the machine that drew it', () => {
  expect(html).not.toContain('"cwd"')
})

const target = mkdtempSync(join(tmpdir(), 'map-'))
afterAll(() => rmSync(target, { recursive: true, force: true }))

test('its script is one that a browser reads', () => {
  const scripts = [...html.matchAll(/<script>(.*?)<\/script>/gs)].map(([, text = '']) => text)
  expect(scripts).toHaveLength(1)
  writeFileSync(join(target, 'map.js'), scripts.join())
  execFileSync(process.execPath, ['--check', join(target, 'map.js')])
})
