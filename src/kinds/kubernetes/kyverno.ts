import type { DataOf, Kind } from '../../model/resource.ts'
import { anything, flag, listOf, literal, number, record, text } from '../../model/shape.ts'
import { common, reference } from './metadata.ts'

/** Of a namespace or of the cluster: `kind` tells. */
export const KyvernoPolicy = {
  id: 'kyverno/policy',
  title: 'Kyverno policy',
  file: 'policy.yaml',
  shape: record(
    {},
    {
      ...common,
      spec: record(
        {},
        {
          validationFailureAction: literal,
          background: flag,
          failurePolicy: literal,
          webhookTimeoutSeconds: number,
          rules: listOf(
            record(
              {},
              {
                name: literal,
                match: anything,
                exclude: anything,
                preconditions: anything,
                context: listOf(anything),
                validate: record(
                  {},
                  {
                    failureAction: literal,
                    message: text,
                    pattern: anything,
                    anyPattern: anything,
                    deny: anything,
                    podSecurity: anything,
                    cel: anything,
                  },
                ),
                mutate: anything,
                generate: anything,
                verifyImages: listOf(anything),
              },
            ),
          ),
        },
      ),
    },
  ),
} satisfies Kind
export type KyvernoPolicy = DataOf<typeof KyvernoPolicy>

/** One of the kinds of policies.kyverno.io: `kind` tells what it does. */
export const KyvernoCelPolicy = {
  id: 'kyverno/cel-policy',
  title: 'Kyverno policy in CEL',
  file: 'policy.yaml',
  shape: record(
    {},
    {
      ...common,
      spec: record(
        {},
        {
          validationActions: listOf(literal),
          matchConstraints: anything,
          matchConditions: listOf(anything),
          variables: listOf(anything),
          validations: listOf(record({}, { expression: text, message: text })),
          evaluation: anything,
        },
      ),
    },
  ),
} satisfies Kind
export type KyvernoCelPolicy = DataOf<typeof KyvernoCelPolicy>

export const PolicyException = {
  id: 'kyverno/policy-exception',
  title: 'Kyverno PolicyException',
  file: 'exception.yaml',
  shape: record(
    {},
    {
      ...common,
      spec: record(
        {},
        {
          match: anything,
          exceptions: listOf(record({}, { policyName: literal, ruleNames: listOf(literal) })),
          policyRefs: listOf(reference),
        },
      ),
    },
  ),
} satisfies Kind
export type PolicyException = DataOf<typeof PolicyException>
