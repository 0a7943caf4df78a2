import type { Plan } from '../../../model/plan.ts'
import { imageRule } from './images.ts'
import { exposureRule, hostRule } from './routes.ts'
import type { Rule } from './rule.ts'
import { labelRule, placementRule, resourceRule } from './workloads.ts'

export function rulesOf(plan: Plan): Rule[] {
  const open = plan.pods.some(({ hosts }) => Object.keys(hosts).length > 0)
  return [
    imageRule(plan),
    labelRule(plan),
    resourceRule(),
    placementRule(),
    exposureRule(),
    ...(open ? [hostRule(plan)] : []),
  ]
}

/** The API server asks it by itself; where it cannot be answered, the object is refused. */
export function policyOf({ name, title, of, variables, asks }: Rule, { system }: Plan): unknown[] {
  const called = `${system}-${name}`
  const labels = { 'app.kubernetes.io/part-of': system }
  return [
    {
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'ValidatingAdmissionPolicy',
      metadata: { name: called, labels, annotations: { description: title } },
      spec: {
        failurePolicy: 'Fail',
        matchConstraints: {
          resourceRules: of.map(({ group, version, resources, operations = ['CREATE', 'UPDATE'] }) => ({
            apiGroups: [group],
            apiVersions: [version],
            operations,
            resources,
          })),
        },
        ...(variables && { variables }),
        validations: asks.map(({ expression, message }) => ({ expression, message })),
      },
    },
    {
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'ValidatingAdmissionPolicyBinding',
      metadata: { name: called, labels },
      spec: {
        policyName: called,
        validationActions: ['Deny', 'Audit'],
        matchResources: { namespaceSelector: { matchLabels: labels } },
      },
    },
  ]
}

/** What each policy lets through and what it refuses. */
export function casesOf(rules: readonly Rule[], { system }: Plan): unknown {
  return {
    cases: rules.map(({ name, allows, refuses }) => ({ policy: `${system}-${name}`, allows, refuses })),
  }
}
