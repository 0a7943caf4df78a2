import { Workflow } from '../../kinds/kubernetes/argo-workflows.ts'
import { ranBy, StepContainer } from '../../kinds/kubernetes.ts'
import type { Ran } from '../../kinds/ran.ts'
import type { Estate } from '../../model/estate.ts'
import type { Resource } from '../../model/resource.ts'
import { literal } from '../../model/shape.ts'
import { type Path, valueAt } from '../../model/source.ts'
import { isUnknown } from '../../model/unknown.ts'
import type { Check } from '../check.ts'

export const check: Check<Workflow> = {
  title: 'Step changes what runs though the step before it was skipped',
  why: `A step with \`when\` is passed over on a healthy day; the next step without one is not. So a failover that finds the primary
healthy promotes nothing and moves the traffic all the same. Put the same condition on every step that acts on the decision.`,
  severity: 'critical',
  level: 'default',
  on: Workflow,
  controls: ['soc2/A1.2', 'nist-800-53/CP-10'],
  *run({ spec }, { resource, estate }) {
    for (const [index, template] of (spec?.templates ?? []).entries()) {
      const steps = stepsOf(template?.steps, ['spec', 'templates', index, 'steps'])
      const asked = steps.find(({ when }) => when !== undefined && /\b(?:steps|tasks)\./.test(when))
      if (!asked) continue
      for (const step of steps) {
        if (step.group <= asked.group || step.isGuarded) continue
        const called = containerOf(estate, resource, step.template)
        const act = called && ranBy(called.data).find(changes)
        if (!act) continue
        yield {
          at: [...step.at, 'template'],
          message: `\`${step.name}\` runs \`${[act.name, ...act.words.slice(0, 2).map(({ text }) => text)].join(' ')}\` though \`${asked.name}\` may have been skipped; give it the same \`when\``,
          related: [
            { resource, at: [...asked.at, 'when'], message: 'decided here' },
            { resource: called, at: act.written[0]?.at ?? [], message: 'what it changes' },
          ],
        }
      }
    }
  },
  examples: [
    {
      bad: `
        apiVersion: argoproj.io/v1alpha1
        kind: WorkflowTemplate
        metadata: { name: failover }
        spec:
          entrypoint: main
          templates:
            - name: main
              steps:
                - - { name: probe, template: probe }
                - - { name: promote, template: promote, when: "{{steps.probe.outputs.result}} == down" }
                - - { name: switch, template: switch }
            - name: probe
              script: { image: "curlimages/curl:8.17.0", command: [sh], source: "curl -fsS https://a.example.com && echo up || echo down" }
            - name: promote
              script: { image: "amazon/aws-cli:2.32.0", command: [sh], source: "aws rds promote-read-replica --db-instance-identifier b" }
            - name: switch
              script: { image: "amazon/aws-cli:2.32.0", command: [sh], source: "aws route53 change-resource-record-sets --hosted-zone-id Z --change-batch file:///b.json" }
      `,
      good: `
        apiVersion: argoproj.io/v1alpha1
        kind: WorkflowTemplate
        metadata: { name: failover }
        spec:
          entrypoint: main
          templates:
            - name: main
              steps:
                - - { name: probe, template: probe }
                - - { name: promote, template: promote, when: "{{steps.probe.outputs.result}} == down" }
                - - { name: switch, template: switch, when: "{{steps.probe.outputs.result}} == down" }
                - - { name: tell, template: probe }
            - name: probe
              script: { image: "curlimages/curl:8.17.0", command: [sh], source: "curl -fsS https://a.example.com && echo up || echo down" }
            - name: promote
              script: { image: "amazon/aws-cli:2.32.0", command: [sh], source: "aws rds promote-read-replica --db-instance-identifier b" }
            - name: switch
              script: { image: "amazon/aws-cli:2.32.0", command: [sh], source: "aws route53 change-resource-record-sets --hosted-zone-id Z --change-batch file:///b.json" }
      `,
    },
  ],
}

interface Step {
  readonly name: string
  readonly template: string
  /** Steps of one group run side by side. */
  readonly group: number
  readonly when?: string
  /** It has a condition, known or not. */
  readonly isGuarded: boolean
  readonly at: Path
}

function stepsOf(groups: readonly unknown[] = [], at: Path): readonly Step[] {
  return groups.flatMap((group, index) =>
    (Array.isArray(group) ? group : []).flatMap((step, each) => {
      const [name, template] = [literal(valueAt(step, ['name'])), literal(valueAt(step, ['template']))]
      if (name === undefined || template === undefined) return []
      const when = valueAt(step, ['when'])
      return [
        {
          name,
          template,
          group: index,
          ...(typeof when === 'string' && { when }),
          isGuarded: when !== undefined || isUnknown(step),
          at: [...at, index, each],
        },
      ]
    }),
  )
}

function containerOf(estate: Estate, workflow: Resource, template: string) {
  return estate.by(StepContainer, byTemplate).get(`${workflow.scope}\n${workflow.name}/${template}`)?.[0]
}

function byTemplate({ scope, name }: Resource): string {
  return `${scope}\n${name}`
}

const acts: Readonly<Record<string, RegExp>> = {
  aws: /^(?:change|create|delete|failover|modify|promote|put|reboot|start|stop|switchover|update)-/,
  kubectl: /^(?:apply|create|delete|drain|edit|patch|replace|rollout|scale|set)$/,
  helm: /^(?:install|rollback|uninstall|upgrade)$/,
  terraform: /^(?:apply|destroy)$/,
}

/** Whether a command changes what runs. */
function changes({ name, words }: Ran): boolean {
  const act = Object.hasOwn(acts, name) ? acts[name] : undefined
  return act !== undefined && words.slice(0, 2).some(({ text }) => act.test(text))
}
