import { beforeAll, expect, test } from 'vitest'
import type { Audit } from '../../src/commands/audit.ts'
import { command } from '../../src/commands/audit.ts'
import { checkstyle } from '../../src/faces/cli/views/reports/checkstyle.ts'
import { codeQuality, sast } from '../../src/faces/cli/views/reports/gitlab.ts'
import { junit } from '../../src/faces/cli/views/reports/junit.ts'
import { markdown } from '../../src/faces/cli/views/reports/markdown.ts'
import { xml } from '../../src/syntax/xml/xml.ts'
import { worldOf } from '../world.ts'

const odd = `<b>&"'@all \\u001b]]> | \`x`
let audit: Audit
beforeAll(async () => {
  const pod = `apiVersion: v1\nkind: Pod\nmetadata: { name: ${JSON.stringify(odd)} }\nspec:\n  containers:\n    - name: c\n      image: nginx:latest\n      securityContext: { privileged: true }\n`
  const world = worldOf(
    new Map([
      ['a b/<i>.yaml', pod],
      ['CODEOWNERS', '* @team\n'],
    ]),
  )
  audit = await command.run(command.input.parse({ failOn: 'high' }), world)
  expect(audit.findings.length).toBeGreaterThan(2)
})

test('JUnit and Checkstyle are XML, with a case for every check and every finding', () => {
  const suites = parseXml(junit(audit))
  const failures = suites.match(/failure /g) ?? []
  expect(failures.length).toBe(
    audit.findings.filter(({ severity }) => severity === 'high' || severity === 'critical').length,
  )
  for (const id of audit.checks) expect(suites).toContain(id)
  expect(parseXml(checkstyle(audit)).match(/error /g)?.length).toBe(audit.findings.length)
})

test('GitLab is given one entry a finding, each with a fingerprint of its own', () => {
  const quality = JSON.parse(codeQuality(audit))
  expect(quality).toHaveLength(audit.findings.length)
  expect(new Set(quality.map((each: { fingerprint: string }) => each.fingerprint)).size).toBe(quality.length)
  const { vulnerabilities, scan } = JSON.parse(sast(audit, { version: '1.0.0' } as never))
  expect(scan).toMatchObject({ type: 'sast', status: 'success' })
  for (const each of vulnerabilities) {
    expect(each.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/)
    expect(['Info', 'Low', 'Medium', 'High', 'Critical']).toContain(each.severity)
  }
})

test('a comment holds no markup of the repository and calls nobody', () => {
  const text = markdown(audit)
  expect(text).not.toContain('<b>&')
  expect(text.replace(/`[^`\n]*`/g, '')).not.toMatch(/@\w|<i>/)
  expect(text).toContain('<details open>')
})

test('a comment is never longer than one may be, and says what it leaves out', () => {
  const [first] = audit.findings
  if (!first) throw new Error('there is no finding')
  const text = markdown({ ...audit, findings: Array.from({ length: 5000 }, () => first) })
  expect(text.length).toBeLessThan(65_000)
  const [, left] = /(\d+) more are not shown/.exec(text) ?? []
  expect(Number(left) + (text.match(/^- /gm) ?? []).length).toBe(5000)
})

test('a clean audit is a passed one', () => {
  const clean = { ...audit, findings: [] }
  expect(junit(clean)).not.toContain('<failure')
  expect(markdown(clean)).toContain('nothing found')
  expect(codeQuality(clean)).toBe('[]')
})

function parseXml(text: string): string {
  expect(xml.parse({ path: 'a.xml', text }).problems).toEqual([])
  return text
}
