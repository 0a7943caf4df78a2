const text = { type: 'string', minLength: 1 } as const
const reference = { type: 'string', pattern: '^(?:[^:/]+:)?(?:[^:/]+/)?[^:/]+$' } as const
const references = { type: 'array', items: reference } as const
const name = { type: 'string', maxLength: 63, pattern: '^[A-Za-z0-9](?:[\\w.-]*[A-Za-z0-9])?$' } as const

const metadata = {
  type: 'object',
  required: ['name'],
  properties: {
    name,
    namespace: { type: 'string', maxLength: 63, pattern: '^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$' },
    title: text,
    description: { type: 'string' },
    labels: { type: 'object', additionalProperties: { type: 'string' } },
    annotations: {
      type: 'object',
      propertyNames: { pattern: '^(?:[a-z0-9.-]{1,253}/)?[A-Za-z0-9](?:[\\w.-]{0,61}[A-Za-z0-9])?$' },
      additionalProperties: { type: 'string' },
    },
    tags: { type: 'array', items: { type: 'string', maxLength: 63, pattern: '^[a-z0-9:+#]+(?:-[a-z0-9:+#]+)*$' } },
    links: {
      type: 'array',
      items: {
        type: 'object',
        required: ['url'],
        properties: { url: { type: 'string', pattern: '^\\w+:' }, title: text, icon: text, type: text },
        additionalProperties: false,
      },
    },
  },
  additionalProperties: false,
} as const

function spec(required: readonly string[], properties: object): object {
  return {
    type: 'object',
    required: ['apiVersion', 'kind', 'metadata', 'spec'],
    properties: {
      apiVersion: text,
      kind: text,
      metadata,
      spec: { type: 'object', required, properties, additionalProperties: false },
    },
    additionalProperties: false,
  }
}

/**
 * Kinds of the Backstage catalog that we write, and the template of its scaffolder, with the fields that
 * backstage.io/docs/features/software-catalog/descriptor-format names, and no others; read 2026-11-27, and held against
 * @backstage/catalog-model 1.10.1.
 */
export const kinds: Readonly<Record<string, object>> = {
  'backstage.io/v1alpha1/Group': spec(['type', 'children'], {
    type: text,
    profile: { type: 'object' },
    parent: reference,
    children: references,
    members: references,
  }),
  'backstage.io/v1alpha1/System': spec(['owner'], { owner: reference, domain: reference, type: text }),
  'backstage.io/v1alpha1/Component': spec(['type', 'lifecycle', 'owner'], {
    type: text,
    lifecycle: text,
    owner: reference,
    system: reference,
    subcomponentOf: reference,
    providesApis: references,
    consumesApis: references,
    dependsOn: references,
    dependencyOf: references,
  }),
  'backstage.io/v1alpha1/Resource': spec(['type', 'owner'], {
    type: text,
    owner: reference,
    system: reference,
    dependsOn: references,
    dependencyOf: references,
  }),
  'backstage.io/v1alpha1/API': spec(['type', 'lifecycle', 'owner', 'definition'], {
    type: text,
    lifecycle: text,
    owner: reference,
    system: reference,
    definition: text,
  }),
  'scaffolder.backstage.io/v1beta3/Template': spec(['type', 'steps'], {
    type: text,
    owner: reference,
    lifecycle: text,
    parameters: { type: 'array', items: { type: 'object' } },
    steps: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['action'],
        properties: {
          id: text,
          name: text,
          action: { type: 'string', pattern: '^[a-z][\\w-]*(?::[\\w-]+)+$' },
          input: { type: 'object' },
          if: {},
          each: {},
        },
        additionalProperties: false,
      },
    },
    output: { type: 'object' },
    presentation: { type: 'object' },
    EXPERIMENTAL_recovery: { type: 'object' },
    EXPERIMENTAL_formDecorators: { type: 'array' },
  }),
}
