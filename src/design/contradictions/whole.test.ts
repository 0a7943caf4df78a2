import { expect, it } from 'vitest'
import { readSpec } from '../read.ts'

const spec = (service: string) => `name: enterprise-billing
domain: b.example.com
cloud: { provider: aws, account: "123456789012", region: us-east-1 }
repository: github.com/acme/billing
services:
  ${service}: { type: api, runtime: go }
environments: { integration-of-parts: staging, production: production }
`

it('a service whose roles IAM would not name is refused', () => {
  // 18 of the system, 20 of the environment, and the hyphens between.
  expect(problemsOf('accounts-received')).toEqual([])
  expect(problemsOf('accounts-receivable')).toEqual([
    '`enterprise-billing-integration-of-parts-accounts-receivable` would have 59 characters, and AWS allows 57',
  ])
})

function problemsOf(service: string): string[] {
  return readSpec({ path: 'devops.yaml', text: spec(service) }).problems.map(({ message }) => message)
}
