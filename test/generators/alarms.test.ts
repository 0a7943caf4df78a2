import { describe, expect, it } from 'vitest'
import { make } from '../../src/generators/make.ts'
import { generator } from '../../src/generators/terraform/generator.ts'
import { ready } from '../../src/readers/survey.ts'
import { blueprintOf, specs } from '../laws/specs.ts'
import { toldOf } from '../laws/told.ts'

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

describe('a cluster that CloudWatch watches, with secrets that are mounted and switches', () => {
  const text = (specs['a cluster that CloudWatch watches'] ?? '')
    .replace('knows: [kubernetes, cloudwatch]', 'knows: [kubernetes, cloudwatch, feature-flags]')
    .replace('overrules:', 'overrules:\n  secrets: { answer: csi, because: each pod reads its own by its own role }')
  const blueprint = blueprintOf(text)
  const artifacts = make(blueprint)
  const alarms = artifacts.find(({ path }) => path === 'terraform/stacks/production/alarms.tf')?.text ?? ''
  const collector = artifacts.find(
    ({ path }) => path === 'argocd/production/apps/addon-cloudwatch-collector.yaml',
  )?.text

  it('is told when nodes cannot mount, from what the driver counts', () => {
    expect(alarms).toMatch(/SecretMountFailing = \{[\s\S]+?metric\s+= "MountsFailed"/)
    expect(collector).toContain('node_publish_error_total')
  })

  it('is told when nothing answers for switches, from what kube-state-metrics says of their namespace', () => {
    expect(alarms).toMatch(/FlagsServerFailing = \{[\s\S]+?Namespace = "flags"\n\s+Service\s+= "flagd-production"/)
    expect(collector).toMatch(/regex: tide-production\|\S*flags/)
  })

  it('is reported nothing on', async () => {
    await ready()
    expect(toldOf(artifacts, blueprint.spec)).toEqual([])
  })
})
