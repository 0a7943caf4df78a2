// Written by `npm run gen`: one line per unit.
import type { Check } from './check.ts'
import { check as kubernetesImageTag } from './kubernetes/image-tag.ts'
import { check as kubernetesPrivileged } from './kubernetes/privileged.ts'

export const checks: Readonly<Record<string, Check>> = {
  'kubernetes/image-tag': kubernetesImageTag,
  'kubernetes/privileged': kubernetesPrivileged,
}
