/**
 * Strict schemas of kinds that no package describes, written from the documentation and definitions of their projects:
 * the fields that we write and those beside them, and no others.
 */
export const ownSchemas: Readonly<Record<string, object>> = {
  // kyverno/kyverno v1.19.0, config/crds, 2026-08-20.
  'policies.kyverno.io/v1/ImageValidatingPolicy': object({
    spec: fields(
      {
        attestors: listOf(attestor()),
        matchConstraints: matching(),
        validations: listOf(
          fields({ expression: text(), message: text(), messageExpression: text(), reason: text() }, ['expression']),
        ),
        attestations: listOf({ type: 'object' }),
        auditAnnotations: listOf({ type: 'object' }),
        autogen: { type: 'object' },
        credentials: fields({
          allowInsecureRegistry: { type: 'boolean' },
          providers: listOf(word('default', 'amazon', 'azure', 'google', 'github')),
          secrets: listOf(text()),
        }),
        evaluation: { type: 'object' },
        failurePolicy: word('Ignore', 'Fail'),
        images: listOf(fields({ name: text(), expression: text() }, ['name', 'expression'])),
        matchConditions: listOf(fields({ name: text(), expression: text() }, ['name', 'expression'])),
        matchImageReferences: listOf(fields({ glob: text(), expression: text() })),
        validationActions: listOf(word('Deny', 'Audit', 'Warn')),
        validationConfigurations: fields({
          mutateDigest: { type: 'boolean' },
          required: { type: 'boolean' },
          verifyDigest: { type: 'boolean' },
        }),
        variables: listOf(fields({ name: text(), expression: text() }, ['name', 'expression'])),
        webhookConfiguration: fields({ timeoutSeconds: { type: 'integer' } }),
      },
      ['validations', 'attestors'],
    ),
  }),
}

function attestor(): object {
  const source = { type: 'object' }
  return fields(
    {
      name: text(),
      cosign: fields({
        annotations: { type: 'object' },
        certificate: { type: 'object' },
        ctlog: fields({
          ctLogPubKey: text(),
          insecureIgnoreSCT: { type: 'boolean' },
          insecureIgnoreTlog: { type: 'boolean' },
          rekorPubKey: text(),
          tsaCertChain: text(),
          url: text(),
        }),
        key: fields({ data: text(), expression: text(), hashAlgorithm: text(), kms: text() }),
        keyless: fields(
          {
            additionalExtensions: { type: 'object' },
            identities: listOf(
              fields({
                issuer: text(),
                issuerRegExp: text(),
                subject: text(),
                subjectExpression: text(),
                subjectRegExp: text(),
              }),
            ),
            roots: text(),
          },
          ['identities'],
        ),
        source,
        trustedRoot: { type: 'object' },
        tuf: { type: 'object' },
      }),
      notary: { type: 'object' },
    },
    ['name'],
  )
}

function matching(): object {
  const selector = fields({
    matchLabels: { type: 'object', additionalProperties: text() },
    matchExpressions: listOf(fields({ key: text(), operator: text(), values: listOf(text()) }, ['key', 'operator'])),
  })
  const rule = fields({
    apiGroups: listOf(text()),
    apiVersions: listOf(text()),
    operations: listOf(word('CREATE', 'UPDATE', 'DELETE', 'CONNECT', '*')),
    resourceNames: listOf(text()),
    resources: listOf(text()),
    scope: text(),
  })
  return fields({
    excludeResourceRules: listOf(rule),
    matchPolicy: word('Exact', 'Equivalent'),
    namespaceSelector: selector,
    objectSelector: selector,
    resourceRules: listOf(rule),
  })
}

/** What every object has, and what this kind has. */
export function object(properties: Readonly<Record<string, object>>): object {
  return fields({ apiVersion: text(), kind: text(), metadata: { type: 'object' }, ...properties }, [
    'apiVersion',
    'kind',
    'metadata',
    ...Object.keys(properties),
  ])
}

export function fields(properties: Readonly<Record<string, object>>, required: readonly string[] = []): object {
  return { type: 'object', properties, required, additionalProperties: false }
}

export function listOf(items: object): object {
  return { type: 'array', items }
}

export function text(): object {
  return { type: 'string' }
}

export function word(...words: readonly string[]): object {
  return { enum: words }
}
