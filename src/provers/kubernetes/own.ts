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
  // kubernetes-sigs/aws-load-balancer-controller, helm/aws-load-balancer-controller/crds, release 2.11 and later, 2026-11.
  'elbv2.k8s.aws/v1beta1/TargetGroupBinding': object({
    spec: fields(
      {
        serviceRef: fields({ name: text(), port: { type: ['string', 'integer'] } }, ['name', 'port']),
        targetGroupARN: text(),
        targetGroupName: text(),
        targetGroupProtocol: word('HTTP', 'HTTPS', 'TCP', 'TLS', 'UDP', 'TCP_UDP'),
        targetType: word('instance', 'ip'),
        ipAddressType: word('ipv4', 'ipv6'),
        multiClusterTargetGroup: { type: 'boolean' },
        networking: { type: 'object' },
        nodeSelector: { type: 'object' },
        vpcID: text(),
        iamRoleArnToAssume: text(),
        assumeRoleExternalId: text(),
      },
      ['serviceRef'],
    ),
  }),
  // chaos-mesh/chaos-mesh v2.8.3, config/crd, 2026-06-09.
  'chaos-mesh.org/v1alpha1/Schedule': object({
    spec: fields(
      {
        schedule: text(),
        type: word('Workflow'),
        concurrencyPolicy: word('Forbid', 'Allow'),
        historyLimit: { type: 'integer' },
        startingDeadlineSeconds: { type: 'integer' },
        workflow: fields({ entry: text(), templates: listOf(template()) }, ['entry', 'templates']),
      },
      ['schedule', 'type'],
    ),
  }),
}

function template(): object {
  const some = fields(
    {
      namespaces: listOf(text()),
      labelSelectors: { type: 'object', additionalProperties: text() },
      nodeSelectors: { type: 'object', additionalProperties: text() },
    },
    [],
  )
  const aim = {
    mode: word('one', 'all', 'fixed', 'fixed-percent', 'random-max-percent'),
    value: text(),
    selector: some,
  }
  const shaken = { correlation: text() }
  return fields(
    {
      name: text(),
      templateType: word('Serial', 'Parallel', 'StatusCheck', 'PodChaos', 'NetworkChaos', 'IOChaos', 'Suspend'),
      deadline: text(),
      children: listOf(text()),
      abortWithStatusCheck: { type: 'boolean' },
      statusCheck: fields(
        {
          mode: word('Synchronous', 'Continuous'),
          type: word('HTTP'),
          duration: text(),
          intervalSeconds: { type: 'integer' },
          timeoutSeconds: { type: 'integer' },
          successThreshold: { type: 'integer' },
          failureThreshold: { type: 'integer' },
          recordsHistoryLimit: { type: 'integer' },
          http: fields(
            {
              url: text(),
              method: word('GET', 'POST'),
              body: text(),
              headers: { type: 'object' },
              criteria: fields({ statusCode: text() }, ['statusCode']),
            },
            ['url', 'criteria'],
          ),
        },
        ['type'],
      ),
      podChaos: fields(
        {
          action: word('pod-kill', 'pod-failure', 'container-kill'),
          ...aim,
          gracePeriod: { type: 'integer' },
          containerNames: listOf(text()),
          duration: text(),
        },
        ['action', 'mode', 'selector'],
      ),
      networkChaos: fields(
        {
          action: word('netem', 'delay', 'loss', 'duplicate', 'corrupt', 'partition', 'bandwidth'),
          ...aim,
          direction: word('to', 'from', 'both'),
          delay: fields({ latency: text(), jitter: text(), ...shaken }, ['latency']),
          loss: fields({ loss: text(), ...shaken }, ['loss']),
          externalTargets: listOf(text()),
          target: fields(aim, ['mode', 'selector']),
          duration: text(),
        },
        ['action', 'mode', 'selector'],
      ),
      ioChaos: fields(
        {
          action: word('latency', 'fault', 'attrOverride', 'mistake'),
          ...aim,
          volumePath: text(),
          path: text(),
          methods: listOf(text()),
          errno: { type: 'integer' },
          percent: { type: 'integer' },
          delay: text(),
          containerNames: listOf(text()),
          duration: text(),
        },
        ['action', 'mode', 'selector', 'volumePath'],
      ),
    },
    ['name', 'templateType'],
  )
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
