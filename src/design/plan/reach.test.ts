import { expect, it } from 'vitest'
import { design } from '../design.ts'
import { readSpec } from '../read.ts'

const spec = (api: string, knows: string, more = ', public: true') => `name: tide
domain: tide.example.org
cloud: { provider: aws, account: "555566667777", region: eu-west-1 }
repository: github.com/acme/tide
team: { engineers: 9, knows: [${knows}] }
services:
  api: { type: api, runtime: go, traffic: { average: 50, peak: 200 }${more} }
environments: [staging, production]
overrules:
  compute/api: { answer: ${api}, because: we run everything there }
`

it.each([
  ['pods that CloudWatch judges', spec('kubernetes', 'kubernetes, cloudwatch'), true],
  ['pods that Prometheus judges', spec('kubernetes', 'kubernetes'), false],
  ['tasks', spec('containers', 'linux'), true],
  ['functions', spec('functions', 'linux'), true],
  ['machines', spec('virtual-machines', 'linux'), true],
  ['tasks that nobody reaches from outside', spec('containers', 'linux', ', public: false'), false],
])('%s are asked from outside, or others do it', (_, text, asked) => {
  const { plan, cost } = designed(text)
  const [alert] = plan.alerts.filter(({ kind }) => kind === 'unreachable')
  expect(alert?.name).toBe(asked ? 'ApiUnreachable' : undefined)
  expect(alert?.source).toBe(asked ? 'cloudwatch' : undefined)
  const checks = cost.items.filter(({ sku }) => sku === 'route53/health-check')
  expect(checks.map(({ quantity }) => quantity)).toEqual(asked ? [1] : [])
})

function designed(text: string) {
  const { spec, problems } = readSpec({ path: 'devops.yaml', text })
  if (!spec) throw new Error(problems.map(({ message }) => message).join('\n'))
  return design(spec)
}
