import type { DataOf, Kind } from '../../model/resource.ts'
import { anything, listOf, literal, number, record, text } from '../../model/shape.ts'
import { common, reference } from './metadata.ts'

const webhook = record(
  {},
  {
    name: literal,
    clientConfig: record(
      {},
      {
        service: record({}, { name: literal, namespace: literal, path: literal, port: number }),
        url: literal,
        caBundle: text,
      },
    ),
    rules: listOf(
      record(
        {},
        {
          apiGroups: listOf(literal),
          apiVersions: listOf(literal),
          resources: listOf(literal),
          operations: listOf(literal),
          scope: literal,
        },
      ),
    ),
    failurePolicy: literal,
    timeoutSeconds: number,
    sideEffects: literal,
    admissionReviewVersions: listOf(literal),
    matchPolicy: literal,
    reinvocationPolicy: literal,
    namespaceSelector: anything,
    objectSelector: anything,
  },
)
const expression = record(
  {},
  { name: literal, expression: text, message: text, messageExpression: text, reason: literal },
)

/** A MutatingWebhookConfiguration, or a validating one: `kind` tells. */
export const WebhookConfiguration = {
  id: 'kubernetes/webhook-configuration',
  title: 'admission webhook configuration',
  file: 'webhooks.yaml',
  shape: record({}, { ...common, webhooks: listOf(webhook) }),
} satisfies Kind
export type WebhookConfiguration = DataOf<typeof WebhookConfiguration>

/** A ValidatingAdmissionPolicy, or a mutating one: `kind` tells. */
export const AdmissionPolicy = {
  id: 'kubernetes/admission-policy',
  title: 'admission policy',
  file: 'policy.yaml',
  shape: record(
    {},
    {
      ...common,
      spec: record(
        {},
        {
          failurePolicy: literal,
          matchConstraints: anything,
          matchConditions: listOf(expression),
          validations: listOf(expression),
          mutations: listOf(anything),
          variables: listOf(expression),
          paramKind: reference,
        },
      ),
    },
  ),
} satisfies Kind
export type AdmissionPolicy = DataOf<typeof AdmissionPolicy>

export const AdmissionPolicyBinding = {
  id: 'kubernetes/admission-policy-binding',
  title: 'admission policy binding',
  file: 'binding.yaml',
  shape: record(
    {},
    {
      ...common,
      spec: record(
        {},
        { policyName: literal, paramRef: reference, validationActions: listOf(literal), matchResources: anything },
      ),
    },
  ),
} satisfies Kind
export type AdmissionPolicyBinding = DataOf<typeof AdmissionPolicyBinding>
