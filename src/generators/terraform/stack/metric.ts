import type { Attributes, Value } from '../../../syntax/hcl/build.ts'

/** An alarm on one metric, as the module `alarms` takes it. */
export function metric(namespace: string, name: string, dimensions: Value, rest: Attributes): Attributes {
  return { namespace, metric: name, dimensions, period: 300, missing: 'missing', ...rest }
}
