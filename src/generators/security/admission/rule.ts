/** A question that the API server asks of each object that comes in, in CEL. */
export interface Rule {
  readonly name: string
  readonly title: string
  /** Which objects are asked. */
  readonly of: readonly Asked[]
  readonly variables?: readonly { readonly name: string; readonly expression: string }[]
  readonly asks: readonly { readonly expression: string; readonly message: string }[]
  /** Objects that show what it means; they are its tests. */
  readonly allows: readonly object[]
  readonly refuses: readonly object[]
}

export interface Asked {
  readonly group: string
  readonly version: string
  readonly resources: readonly string[]
  /** Default: when it is made and when it is changed. */
  readonly operations?: readonly ('CREATE' | 'UPDATE')[]
}

export const pods: Asked = { group: '', version: 'v1', resources: ['pods', 'pods/ephemeralcontainers'] }

/** Every container of a pod, whenever it runs. */
export const containers = {
  name: 'containers',
  expression: [
    'object.spec.containers',
    '+ (has(object.spec.initContainers) ? object.spec.initContainers : [])',
    '+ (has(object.spec.ephemeralContainers) ? object.spec.ephemeralContainers : [])',
  ].join('\n'),
}

export function pod(labels: Readonly<Record<string, string>>, spec: object): object {
  return { metadata: { name: 'example', labels }, spec }
}
