import { expect, it } from 'vitest'
import { generator } from '../../src/generators/terraform/generator.ts'
import { blueprintOf, specs } from '../laws/specs.ts'

it('a job in a container is told of when it ended badly, and when it never came up', () => {
  const text = written('a startup of two, in containers', 'stacks/production/alarms.tf')
  expect(text).toContain('exitCode = [{ anything-but = [0] }]')
  expect(text).toContain('stopCode = ["TaskFailedToStart", "SpotInterruption"]')
})

it('a job as a function is told of when it failed, and when it never began', () => {
  const text = written('functions that seldom run', 'stacks/production/alarms.tf')
  expect(text).toContain('QueueName = module.production_sweep.missed_queue')
  expect(text).toMatch(/metric\s+= "Errors"/)
  expect(written('functions that seldom run', 'modules/function/main.tf')).toMatch(
    /resource "aws_scheduler_schedule"[\s\S]+dead_letter_config \{\n\s+arn = aws_sqs_queue\.missed\[0\]\.arn/,
  )
})

it('a cluster of which no good copy is left is told of, though Velero then says nothing', () => {
  const text = written('a cluster that CloudWatch watches', 'stacks/production/alarms.tf')
  const [alarm = ''] = /StateCopyLate = \{[\s\S]+?^ {4}\}/m.exec(text) ?? []
  expect(alarm).toMatch(/missing\s+= "breaching"/)
})

function written(spec: string, path: string): string {
  const all = [...generator.make(blueprintOf(specs[spec] ?? ''), [])]
  return all.find((artifact) => artifact.path === `terraform/${path}`)?.text ?? ''
}
