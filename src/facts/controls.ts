import { cisAws } from './controls/cis-aws.ts'
import { cisDocker } from './controls/cis-docker.ts'
import { cisKubernetes } from './controls/cis-kubernetes.ts'
import type { Control } from './controls/control.ts'
import { gdpr } from './controls/gdpr.ts'
import { hipaa } from './controls/hipaa.ts'
import { iso27001 } from './controls/iso-27001.ts'
import { nist80053 } from './controls/nist-800-53.ts'
import { pciDss } from './controls/pci-dss.ts'
import { soc2 } from './controls/soc2.ts'
import { type Fact, factOf, type Table } from './fact.ts'

export type { Control }

export const controls: readonly Table<Control>[] = [
  soc2,
  iso27001,
  nist80053,
  pciDss,
  hipaa,
  gdpr,
  cisKubernetes,
  cisAws,
  cisDocker,
]

let byId: ReadonlyMap<string, Control & Fact> | undefined

export function control(id: string): (Control & Fact) | undefined {
  byId ??= new Map(controls.flatMap((table) => table.rows.map((row) => [row.id, factOf(table, row)] as const)))
  return byId.get(id)
}
