import type { Stage } from '../../../model/plan.ts'
import { type Code, ref } from '../../../syntax/hcl/build.ts'
import { label } from '../module.ts'

/** CloudFront takes certificates and firewalls from this region only. */
export const edgeRegion = 'us-east-1'

export function certificateOf({ name }: Stage, region: string): Code {
  return ref(`module.${label(name)}_certificate.arns["${region}"]`)
}
