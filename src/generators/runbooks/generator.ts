import type { Blueprint } from '../../model/blueprint.ts'
import type { Alert } from '../../model/watch.ts'
import { printPercent } from '../../values/percent.ts'
import type { Generator } from '../generator.ts'
import { adviceFor } from './advice.ts'
import { releasedAdvice } from './released.ts'
import type { Advice } from './store-advice.ts'

export const generator: Generator = {
  title: 'One runbook per alert',
  paths: ['docs/runbooks/*.md'],
  wants: ({ plan }) => plan.alerts.length > 0,
  *make(blueprint) {
    for (const alert of blueprint.plan.alerts)
      yield { path: alert.runbook, because: ['observability'], text: runbook(alert, blueprint) }
    yield { path: 'docs/runbooks/README.md', because: ['observability'], text: overview(blueprint) }
  },
}

function runbook(alert: Alert, blueprint: Blueprint): string {
  const advice: Advice = releasedAdvice(alert, blueprint.plan) ?? adviceFor(alert, blueprint.plan)
  return `${[
    `# ${alert.name}`,
    `${alert.summary}.`,
    `| | |\n|---|---|\n| Severity | ${severities[alert.severity]} |\n| Measured by | ${sources[alert.source]} |\n| About | ${alert.about} |${promise(alert, blueprint)}`,
    '## What it means',
    advice.means,
    '## What people notice',
    advice.impact,
    '## First steps',
    numbered(advice.look),
    '## Remedies, the least dangerous first',
    numbered(advice.mend),
    '## It is over when',
    advice.over,
    '## If nothing helps',
    `Call the second person on call after ${alert.severity === 'page' ? '15 minutes' : 'one working day'} without progress, open an incident and write down what was tried and when.`,
    '## Notes of the team',
    'What was learnt here last time. This section is yours: generation keeps it.',
  ].join('\n\n')}\n`
}

const severities: Readonly<Record<Alert['severity'], string>> = {
  page: 'page: somebody is woken',
  ticket: 'ticket: the next working day',
}
const sources: Readonly<Record<Alert['source'], string>> = {
  prometheus: 'Prometheus in the cluster',
  cloudwatch: 'a CloudWatch alarm',
  falco: 'Falco on the nodes',
}

function promise({ kind, about }: Alert, { plan }: Blueprint): string {
  const slo = plan.slos.find(({ name }) => name === about)
  if (kind !== 'error-budget-burn' || !slo) return ''
  return `\n| Objective | ${printPercent(slo.objective)} ${slo.title} over ${slo.windowDays} days |`
}

function overview({ plan }: Blueprint): string {
  const rows = plan.alerts.map(
    ({ name, runbook, severity, summary }) => `| [${name}](${runbook.split('/').at(-1)}) | ${severity} | ${summary} |`,
  )
  return `# Runbooks\n\nEvery alert that can fire has one. An alert without a runbook, or a runbook without an alert, is a mistake.\n\n| Alert | Severity | Says |\n|---|---|---|\n${rows.join('\n')}\n`
}

function numbered(steps: readonly string[]): string {
  return steps.map((step, index) => `${index + 1}. ${step}`).join('\n')
}
