import { decodeYaml } from '../../../src/readers/terraform/decode-yaml.ts'
import { fail } from '../../../src/syntax/hcl/evaluate/failure.ts'
import type { World } from '../../../src/syntax/hcl/evaluate/scope.ts'

/** A world with nothing in it. */
export function bare(): World {
  return {
    refer: () => undefined,
    file: () => undefined,
    filesUnder: () => [],
    template: () => fail('there are no templates'),
    decodeYaml,
    effort: { left: 10_000_000, depth: 0, trying: 0 },
  }
}
