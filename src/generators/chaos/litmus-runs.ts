import { images } from '../../facts/versions.ts'
import type { Chaos, Plan, Stage } from '../../model/plan.ts'
import type { Engine } from './litmus.ts'
import { times } from './schedule.ts'
import { bearable, judgesOf } from './steady.ts'

const account = 'experiments'

/** Litmus runs an engine once: by the clock it is made anew. */
export function runs(engines: readonly Engine[], { namespace }: Chaos): unknown[] {
  const rbac = 'rbac.authorization.k8s.io'
  const labels = { 'app.kubernetes.io/name': account }
  return [
    {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name: account, namespace },
      automountServiceAccountToken: false,
    },
    {
      apiVersion: `${rbac}/v1`,
      kind: 'Role',
      metadata: { name: account, namespace },
      rules: [
        {
          apiGroups: ['litmuschaos.io'],
          resources: ['chaosengines'],
          verbs: ['create', 'delete', 'get', 'list', 'watch'],
        },
      ],
    },
    {
      apiVersion: `${rbac}/v1`,
      kind: 'RoleBinding',
      metadata: { name: account, namespace },
      roleRef: { apiGroup: rbac, kind: 'Role', name: account },
      subjects: [{ kind: 'ServiceAccount', name: account, namespace }],
    },
    ...engines.map(({ name }, index) => ({
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      metadata: { name, namespace, labels },
      spec: {
        schedule: times(index),
        timeZone: 'Etc/UTC',
        concurrencyPolicy: 'Forbid',
        startingDeadlineSeconds: 600,
        successfulJobsHistoryLimit: 1,
        failedJobsHistoryLimit: 3,
        jobTemplate: {
          spec: { backoffLimit: 0, activeDeadlineSeconds: 300, template: { metadata: { labels }, spec: pod(name) } },
        },
      },
    })),
  ]
}

function pod(name: string) {
  return {
    restartPolicy: 'Never',
    serviceAccountName: account,
    automountServiceAccountToken: true,
    securityContext: { runAsNonRoot: true, runAsUser: 65532, seccompProfile: { type: 'RuntimeDefault' } },
    containers: [
      {
        name: 'begin',
        image: images.kubectl.image,
        args: ['replace', '--force', '--filename', `/engines/${name}.yaml`],
        resources: { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '128Mi' } },
        securityContext: {
          allowPrivilegeEscalation: false,
          readOnlyRootFilesystem: true,
          capabilities: { drop: ['ALL'] },
        },
        volumeMounts: [{ name: 'engines', mountPath: '/engines', readOnly: true }],
      },
    ],
    volumes: [{ name: 'engines', configMap: { name: 'engines' } }],
  }
}

export function litmusDocument(engines: readonly Engine[], stage: Stage, plan: Plan): string {
  const rows = engines.map(
    ({ name, title, about }) =>
      `| \`${name}\` | ${title} | ${judgesOf(about, plan)
        .map((slo) => `\`${slo.name}\``)
        .join(', ')} |`,
  )
  return `${[
    '# What is broken on purpose',
    `Litmus breaks one thing at a time in \`${stage.namespace}\`, Tuesday to Thursday in working hours. The hypothesis is always the same: while it is broken, the budget of the objectives beside it does not burn faster than ${bearable} times what they allow, which is what pages in production.`,
    `It is asked before, every ten seconds while something is broken, which ends the experiment when it fails twice, and six minutes after. An objective says nothing where nobody calls: let a load test run in \`${stage.name}\` beside it.`,
    `| Experiment | What is broken | Judged by |\n|---|---|---|\n${rows.join('\n')}`,
    '## How to look',
    '`kubectl -n litmus get chaosresults`: one for each experiment. `describe` says which probe failed. A verdict of Fail is a finding: open an issue with its name, and mend the design or the promise.',
    '## How to stop',
    'One that runs: `kubectl -n litmus patch chaosengine NAME --type=merge --patch \'{"spec":{"engineState":"stop"}}\'`. All to come: `kubectl -n litmus patch cronjob --all --patch \'{"spec":{"suspend":true}}\'` for each. In a freeze, or while an incident is open, suspend all.',
    '## What is not broken',
    'A whole zone at once: Litmus drains one node at a time.',
    '## Production',
    `Only the cluster of ${stage.name} has Litmus. What has passed here for three months may be tried in production by hand, by two people, while the budget is more than half full.`,
  ].join('\n\n')}\n`
}
