import type { Plan } from '../../model/plan.ts'
import type { AlertKind } from '../../model/watch.ts'
import { fromOutside } from './from-outside.ts'
import type { Advice } from './store-advice.ts'
import { wayBack } from './way-back.ts'

interface About {
  readonly namespace: string
  readonly workload: string
  readonly stage: string
  readonly region: string
  readonly applications: string
  readonly about: string
}

/** Of pods where CloudWatch judges them. */
export const countedAdvice: Readonly<Partial<Record<AlertKind, (about: About, plan: Plan) => Advice>>> = {
  'error-budget-burn': ({ namespace, workload, stage, region, applications }, plan) => ({
    means:
      'Bad events use up the error budget faster than the objective allows, counted by the service itself. It pages when the budget of 30 days would be gone in two days or in five; the alarm `-slow` beside it makes a ticket of a slow leak.',
    impact: 'A part of the users sees errors or waits. The alert watches symptoms, so it does not say why.',
    look: [
      `Was something deployed just before it began? The dashboard \`${plan.system}-${stage}\` of CloudWatch in ${region} shows the step, ${applications} what it was.`,
      `Look at the pods: \`kubectl -n ${namespace} get pods -l app.kubernetes.io/name=${workload}\``,
      `Read the newest errors: \`kubectl -n ${namespace} logs -l app.kubernetes.io/name=${workload} --since=15m --tail=200\``,
      `Which routes? CloudWatch Logs Insights on \`${groupOf(plan, stage)}\`: \`filter Service = "${workload}" and ispresent(RequestsFailed) | stats sum(RequestsFailed) by http_route\``,
      'Look whether another alarm fires for a store that it uses; if so, follow that runbook first.',
    ],
    mend: [
      wayBack(
        stage,
        plan.stages.some(({ name, after }) => name === stage && after !== undefined),
      ),
      'If the pods are at their limits, let more of them run: raise `minReplicas` in the overlay.',
      'If something it depends on is down, tell its owner and shed load: answer the routes that need it with 503 quickly.',
    ],
    over: 'the alarm of the short window is green and stays so for an hour.',
  }),
  unreachable: ({ namespace, stage, applications, about }, plan) => {
    const host = `${plan.workloads.find(({ name }) => name === about)?.hosts[stage] ?? about}`
    return {
      means: `Route 53 asks https://${host} from three continents, and most of those who ask have had no answer below 400 for some minutes.`,
      impact:
        'Who comes now gets an error or nothing. What never arrives is counted by no service, so no objective sees it.',
      look: [
        ...fromOutside(host),
        `Has the way in an address, and does it lead to pods? \`kubectl -n ${namespace} get ${plan.gateways ? 'gateways,httproutes' : 'ingress'},endpointslices\``,
        `Was something deployed just before it began? ${applications}`,
      ],
      mend: [
        'A name that leads elsewhere: External DNS says why it does not write it, or Terraform when the stack is compared.',
        `If it began with a deployment, go back: revert the commit that changed \`kubernetes/overlays/${stage}\`.`,
      ],
      over: 'it answers from outside, and the alarm is green.',
    }
  },
  'metrics-absent': ({ region, stage }, plan) => ({
    means:
      'For a quarter of an hour nothing has been counted of the cluster: objectives and alarms about pods see nothing.',
    impact: 'None by itself. An outage of now would be told by nobody.',
    look: [
      'Does the collector run, and what does it say? `kubectl -n monitoring get pods -l app.kubernetes.io/instance=cloudwatch-collector`, `kubectl -n monitoring logs deployment/cloudwatch-collector --tail=100`: AccessDenied is its role.',
      'Does kube-state-metrics run? `kubectl get pods -A -l app.kubernetes.io/name=kube-state-metrics`',
      `Does anything arrive? \`aws logs tail ${groupOf(plan, stage)} --since 10m --region ${region}\``,
    ],
    mend: [
      'Ended for want of memory: raise request and limit in its values, which stand where add-ons are delivered from.',
      'A right: a comparison of the stack shows what differs from what Terraform wrote.',
    ],
    over: 'the alarm is green.',
  }),
}

function groupOf({ stages, monitoring }: Plan, stage: string): string {
  return monitoring.counted?.groups[stages.find(({ name }) => name === stage)?.stack ?? ''] ?? ''
}
