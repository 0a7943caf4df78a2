import { beforeAll, expect, test } from 'vitest'
import { ready, survey } from '../../readers/survey.ts'
import { inspect } from '../inspect.ts'
import { checks } from './iam-policies.ts'

beforeAll(ready)

const policy = (label: string) => `
data "aws_iam_policy_document" "${label}" {
  statement {
    actions   = ["*"]
    resources = ["*"]
  }
  statement {
    effect    = "Deny"
    actions   = ["iam:CreateRole"]
    resources = ["*"]
  }
}
`

test.each([
  ['deploy', ['administrator']],
  ['boundary', []],
  ['permissions_boundary', []],
])('what %s allows', (label, expected) => {
  const estate = survey([{ path: 'main.tf', text: policy(label) }])
  const { administrator } = checks
  const { findings } = inspect(estate, administrator ? { administrator } : {}, new Date('2026-11-28'))
  expect(findings.map(({ check }) => check)).toEqual(expected)
})
