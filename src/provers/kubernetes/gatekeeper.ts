import { fields, listOf, object, text, word } from './own.ts'

const expressed = (name: string) => fields({ [name]: text(), expression: text() }, ['expression'])

/** open-policy-agent/gatekeeper v3.23.0, charts/gatekeeper/crds and website/docs/validating-admission-policy, 2026-07-08. */
export const gatekeeperSchemas: Readonly<Record<string, object>> = {
  'templates.gatekeeper.sh/v1/ConstraintTemplate': object({
    spec: fields(
      {
        crd: fields({
          spec: fields({
            names: fields({ kind: text(), shortNames: listOf(text()) }, ['kind']),
            validation: { type: 'object' },
          }),
        }),
        targets: listOf(
          fields(
            {
              target: word('admission.k8s.gatekeeper.sh'),
              rego: text(),
              libs: listOf(text()),
              code: listOf(
                fields(
                  {
                    engine: word('K8sNativeValidation', 'Rego'),
                    source: fields({
                      failurePolicy: word('Fail', 'Ignore'),
                      generateVAP: { type: 'boolean' },
                      matchConditions: listOf(expressed('name')),
                      variables: listOf(expressed('name')),
                      validations: listOf(
                        fields({ expression: text(), message: text(), messageExpression: text() }, ['expression']),
                      ),
                    }),
                  },
                  ['engine', 'source'],
                ),
              ),
            },
            ['target'],
          ),
        ),
      },
      ['crd', 'targets'],
    ),
  }),
  // Its kind is what the template says.
  'constraints.gatekeeper.sh/v1beta1/*': object({
    spec: fields({
      enforcementAction: word('deny', 'dryrun', 'warn', 'scoped'),
      scopedEnforcementActions: listOf(
        fields({ action: word('deny', 'warn'), enforcementPoints: listOf(fields({ name: text() }, ['name'])) }),
      ),
      match: fields({
        kinds: listOf(fields({ apiGroups: listOf(text()), kinds: listOf(text()) })),
        namespaces: listOf(text()),
        excludedNamespaces: listOf(text()),
        scope: word('*', 'Cluster', 'Namespaced'),
        labelSelector: { type: 'object' },
        namespaceSelector: fields({
          matchLabels: { type: 'object', additionalProperties: text() },
          matchExpressions: listOf({ type: 'object' }),
        }),
      }),
      parameters: { type: 'object' },
    }),
  }),
}
