import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { design } from '../../design/design.ts'
import { readSpec } from '../../design/read.ts'
import { quotas } from './first-quotas.ts'

const chime = `name: chime
domain: chime.example.net
cloud: { provider: aws, account: "333344445555", region: eu-central-1 }
repository: github.com/chime/chime
team: { engineers: 2 }
objectives: { availability: 99, rpo: 24h, rto: 24h }
services:
  api: { type: api, runtime: node, public: true, traffic: { average: 0.2, peak: 12, pattern: spiky } }
  sweep: { type: job, runtime: php, schedule: "0 4 * * *" }
environments: [staging, production]
overrules:
  compute/api: { answer: functions, because: it seldom runs }
  compute/sweep: { answer: functions, because: it seldom runs }
`

it('counts what functions set aside, and the hundred that AWS keeps', () => {
  // 12 and 1 in production, 5 and 1 in staging.
  expect(asked(chime)).toContain('| Functions at once | eu-central-1 | L-B99A9384 | 119 |')
})

it('counts processors by what AWS counts together', () => {
  const text = asked(readFileSync('examples/pipeline/devops.yaml', 'utf8'))
  expect(text).toContain('| Virtual processors beside graphics processors, on demand | us-west-2 | L-DB2E81BA | 32 |')
  expect(text).toMatch(/Virtual processors of spot instances \| us-west-2 \| L-34B43A08 \| 8 /)
})

it('asks for nothing where there is neither', () => {
  expect(asked(chime.replaceAll('answer: functions', 'answer: containers'))).toBe('')
})

function asked(text: string): string {
  const { spec, problems } = readSpec({ path: 'devops.yaml', text })
  if (!spec) throw new Error(problems.map(({ message }) => message).join('\n'))
  return quotas(design(spec)).flat().join('\n')
}
