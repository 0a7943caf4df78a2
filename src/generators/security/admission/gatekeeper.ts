import type { Plan } from '../../../model/plan.ts'
import type { Rule } from './rule.ts'

/** The same questions in the same language, as Gatekeeper asks them: a template brings the kind of its constraint. */
export function templateOf({ name, title, variables, asks, of }: Rule, plan: Plan): unknown[] {
  const kind = kindOf(name, plan)
  const once = of.every(({ operations = [] }) => operations.length === 1)
  return [
    {
      apiVersion: 'templates.gatekeeper.sh/v1',
      kind: 'ConstraintTemplate',
      metadata: {
        name: kind.toLowerCase(),
        labels: { 'app.kubernetes.io/name': `${plan.system}-${name}`, 'app.kubernetes.io/part-of': plan.system },
        annotations: { description: title },
      },
      spec: {
        crd: { spec: { names: { kind } } },
        targets: [
          {
            target: 'admission.k8s.gatekeeper.sh',
            code: [
              {
                engine: 'K8sNativeValidation',
                source: {
                  failurePolicy: 'Fail',
                  ...(variables && { variables }),
                  validations: asks.map(({ expression, message }) => ({
                    // What is asked only when it is made was not there before.
                    expression: once ? `oldObject != null || (${expression})` : expression,
                    message,
                  })),
                },
              },
            ],
          },
        ],
      },
    },
  ]
}

/** Where it is asked: at the door of the namespaces of the system. What stands there already it has let in. */
export function constraintOf({ name, of }: Rule, plan: Plan): unknown[] {
  return [
    {
      apiVersion: 'constraints.gatekeeper.sh/v1beta1',
      kind: kindOf(name, plan),
      metadata: { name, labels: { 'app.kubernetes.io/part-of': plan.system } },
      spec: {
        enforcementAction: 'scoped',
        scopedEnforcementActions: [{ action: 'deny', enforcementPoints: [{ name: 'validation.gatekeeper.sh' }] }],
        match: {
          kinds: of.map(({ group, resources }) => ({
            apiGroups: [group],
            kinds: [...new Set(resources.map((each) => kinds[each.split('/')[0] ?? ''] ?? each))],
          })),
          namespaceSelector: { matchLabels: { 'app.kubernetes.io/part-of': plan.system } },
        },
      },
    },
  ]
}

/** `CrmImages`. */
function kindOf(name: string, { system }: Plan): string {
  return [system, name]
    .flatMap((each) => each.split('-'))
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')
}

const kinds: Readonly<Record<string, string>> = {
  pods: 'Pod',
  services: 'Service',
  ingresses: 'Ingress',
  httproutes: 'HTTPRoute',
  grpcroutes: 'GRPCRoute',
  deployments: 'Deployment',
  statefulsets: 'StatefulSet',
  daemonsets: 'DaemonSet',
  jobs: 'Job',
}
