import { CronWorkflow, Workflow } from '../../kinds/kubernetes/argo-workflows.ts'
import { type Path, valueAt } from '../../model/source.ts'
import { isUnknown } from '../../model/unknown.ts'
import { parseCron } from '../../values/cron.ts'
import type { Check } from '../check.ts'

function workflow(spec: string): string {
  return `apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nmetadata: { generateName: build- }\nspec:\n${spec}`
}

const account: Check<Workflow> = {
  title: 'Workflow runs under the default ServiceAccount',
  why: `Its steps need rights to report what they did, and whatever \`default\` is given for that every pod of the namespace gets.
Make an account for workflows.`,
  severity: 'low',
  level: 'strict',
  on: Workflow,
  controls: ['soc2/CC6.3', 'nist-800-53/AC-6'],
  sources: ['checkov/CKV_ARGO_1'],
  *run({ spec, kind }) {
    if (
      spec &&
      kind === 'Workflow' &&
      !spec.workflowTemplateRef &&
      (spec.serviceAccountName ?? 'default') === 'default'
    )
      yield {
        at: ['spec', 'serviceAccountName'],
        message: 'its steps share the rights of all that name none; make an account for workflows',
      }
  },
  examples: [
    {
      bad: workflow('  entrypoint: build\n  templates: [{ name: build, container: { image: alpine } }]\n'),
      good: workflow(
        '  serviceAccountName: build\n  entrypoint: build\n  templates: [{ name: build, container: { image: alpine } }]\n',
      ),
    },
  ],
}

const root: Check<Workflow> = {
  title: 'Steps of a workflow may run as root',
  why: `Say \`securityContext: { runAsNonRoot: true, runAsUser: … }\` once for the workflow: it holds for every step.`,
  severity: 'low',
  level: 'strict',
  on: Workflow,
  controls: ['soc2/CC6.1', 'nist-800-53/AC-6'],
  sources: ['checkov/CKV_ARGO_2'],
  *run({ spec, kind }) {
    if (
      spec &&
      kind === 'Workflow' &&
      !spec.workflowTemplateRef &&
      !isUnknown(spec.securityContext) &&
      valueAt(spec.securityContext, ['runAsNonRoot']) !== true
    )
      yield {
        at: ['spec', 'securityContext', 'runAsNonRoot'],
        message: 'nothing keeps its steps from running as root; set it to true',
      }
  },
  examples: [
    {
      bad: workflow('  entrypoint: build\n'),
      good: workflow('  securityContext: { runAsNonRoot: true }\n  entrypoint: build\n'),
    },
  ],
}

const kept: Check<Workflow> = {
  title: 'Finished workflow stays for ever',
  why: `Each run leaves an object and its pods; some thousand slow the controller and fill etcd. Set \`ttlStrategy\` and \`podGC\`.`,
  severity: 'low',
  level: 'strict',
  on: Workflow,
  controls: ['nist-800-53/CM-6'],
  *run({ spec, kind }) {
    if (spec && kind === 'Workflow' && spec.ttlStrategy === undefined && !spec.workflowTemplateRef)
      yield { at: ['spec', 'ttlStrategy'], message: 'nobody removes it when it is done; say after how many seconds' }
  },
  examples: [
    {
      bad: workflow('  entrypoint: build\n'),
      good: workflow('  ttlStrategy: { secondsAfterCompletion: 86400 }\n  entrypoint: build\n'),
    },
  ],
}

const schedule: Check<CronWorkflow> = {
  title: 'Schedule of a workflow cannot be read',
  why: `The controller marks the CronWorkflow as wrong and never runs it. Five fields: minute, hour, day, month, weekday.`,
  severity: 'high',
  level: 'default',
  on: CronWorkflow,
  controls: ['soc2/A1.1'],
  *run({ spec }) {
    const all = [
      { text: spec?.schedule, at: ['spec', 'schedule'] as Path },
      ...(spec?.schedules ?? []).map((text, index) => ({ text, at: ['spec', 'schedules', index] as Path })),
    ]
    for (const { text, at } of all)
      if (text !== undefined && !/^@every \S+$|^(?:CRON_)?TZ=/.test(text) && !parseCron(text.replaceAll('?', '*')))
        yield { at, message: `\`${text}\` is no schedule; write minute, hour, day, month and weekday` }
  },
  examples: [
    {
      bad: workflow("  schedule: '0 25 * * *'\n").replace('kind: Workflow', 'kind: CronWorkflow'),
      good: workflow("  schedule: '0 5 * * *'\n").replace('kind: Workflow', 'kind: CronWorkflow'),
    },
  ],
}

/** What one workflow says. */
export const checks = {
  'default-account': account,
  'may-be-root': root,
  'kept-for-ever': kept,
  schedule,
} as Readonly<Record<string, Check>>
