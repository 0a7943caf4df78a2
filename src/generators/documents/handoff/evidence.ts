import { auditedClasses } from '../../../design/audit.ts'
import { control } from '../../../facts/controls.ts'
import type { Blueprint } from '../../../model/blueprint.ts'
import type { Framework } from '../../../model/spec.ts'

/** What is done, for which controls, and the first of these files that exists shows it. */
export interface Evidence {
  readonly what: string
  readonly controls: readonly string[]
  readonly files: readonly string[]
  /** Where it is not so for every spec. */
  readonly when?: (blueprint: Blueprint) => boolean
}

export const evidence: readonly Evidence[] = [
  {
    what: 'Changes are reviewed, checked and approved before they run',
    controls: ['soc2/CC8.1', 'iso-27001/A.8.32', 'pci-dss/6.5.1', 'pci-dss/6.2.3'],
    files: ['.github/rulesets/main.json'],
  },
  {
    what: 'Test and production are apart',
    controls: ['soc2/CC6.1', 'iso-27001/A.8.22', 'pci-dss/6.5.3'],
    files: ['docs/decisions/isolation.md'],
    when: ({ spec }) => new Set(spec.environments.map(({ kind }) => kind === 'production')).size > 1,
  },
  {
    what: 'Roles of least right, taken on without a stored key',
    controls: ['soc2/CC6.3', 'iso-27001/A.8.2', 'pci-dss/7.2.5', 'hipaa/164.312(a)(1)', 'gdpr/art-32'],
    files: ['terraform/stacks/bootstrap/boundary.tf', 'terraform/modules/pipeline-role/main.tf'],
  },
  {
    what: 'Secrets in one place, none in code',
    controls: ['soc2/CC6.1', 'iso-27001/A.5.17', 'pci-dss/8.6.2'],
    files: ['docs/secrets.md', 'docs/vault.md', 'docs/decisions/secrets.md'],
  },
  {
    what: 'How old each secret may become, who changes it, and that somebody is told',
    controls: ['soc2/CC6.1', 'iso-27001/A.5.17', 'pci-dss/8.6.3'],
    files: ['terraform/modules/secret-keeper/main.tf', '.github/workflows/secrets.yaml'],
  },
  {
    what: 'Data at rest encrypted by keys of our own',
    controls: ['soc2/CC6.1', 'iso-27001/A.8.24', 'pci-dss/3.5.1', 'hipaa/164.312(a)(2)(iv)', 'gdpr/art-32'],
    files: ['terraform/modules/database/main.tf', 'terraform/modules/bucket/main.tf'],
  },
  {
    what: 'Data in transit encrypted, at the doors and towards the stores',
    controls: ['soc2/CC6.7', 'iso-27001/A.8.24', 'pci-dss/4.2.1', 'hipaa/164.312(e)(1)'],
    files: ['terraform/modules/certificate/main.tf'],
  },
  {
    what: 'Flows that are declared, and no others',
    controls: ['soc2/CC6.6', 'iso-27001/A.8.20', 'pci-dss/1.3.1', 'pci-dss/1.3.2'],
    files: ['kubernetes/overlays/production/network-policies.yaml', 'terraform/modules/network/main.tf'],
  },
  {
    what: 'A firewall before what is public',
    controls: ['soc2/CC6.6', 'iso-27001/A.8.20', 'pci-dss/6.4.2'],
    files: ['terraform/modules/firewall/main.tf'],
  },
  {
    what: 'Weaknesses are looked for in code, dependencies, images and what runs',
    controls: ['soc2/CC7.1', 'iso-27001/A.8.8', 'pci-dss/6.3.1', 'pci-dss/11.3.1'],
    files: ['.github/workflows/rescan.yaml'],
  },
  {
    what: 'Who did what in the account, in files that cannot be changed unseen',
    controls: ['soc2/CC7.2', 'iso-27001/A.8.15', 'pci-dss/10.2.1', 'pci-dss/10.3.2', 'hipaa/164.312(b)'],
    files: ['terraform/stacks/bootstrap/trail.tf'],
  },
  {
    what: 'Who changed what in the databases, kept as long as is asked',
    controls: ['soc2/CC7.2', 'iso-27001/A.8.15', 'pci-dss/10.2.1', 'hipaa/164.312(b)'],
    files: ['terraform/modules/database/main.tf', 'terraform/modules/aurora/main.tf'],
    when: ({ spec }) => auditedClasses(spec.compliance).length > 0,
  },
  {
    what: 'How everything is configured, and was, held against rules',
    controls: ['soc2/CC7.1', 'iso-27001/A.8.9', 'pci-dss/2.2.1', 'hipaa/164.308(a)(8)'],
    files: ['terraform/stacks/bootstrap/evidence.tf'],
  },
  {
    what: 'Who outside the account could reach what in it is told',
    controls: ['soc2/CC6.6', 'iso-27001/A.8.3', 'pci-dss/7.2.1'],
    files: ['terraform/modules/guard/main.tf'],
  },
  {
    what: 'Break-ins are noticed',
    controls: ['soc2/CC7.3', 'iso-27001/A.8.16', 'pci-dss/5.2.1'],
    files: ['terraform/stacks/bootstrap/guard.tf', 'docs/decisions/detection.md'],
    when: ({ decided }) => decided.detection !== undefined && decided.detection.answer !== 'trail',
  },
  {
    what: 'Alerts with a runbook each',
    controls: ['soc2/CC7.2', 'iso-27001/A.8.16', 'pci-dss/12.10.5'],
    files: ['docs/runbooks/README.md'],
  },
  {
    what: 'A plan for incidents',
    controls: ['soc2/CC7.4', 'iso-27001/A.5.24', 'pci-dss/12.10.1', 'hipaa/164.308(a)(6)', 'gdpr/art-33'],
    files: ['docs/handbook/incidents.md'],
  },
  {
    what: 'Copies of data, and how to go on from them',
    controls: ['soc2/A1.2', 'iso-27001/A.8.13', 'hipaa/164.308(a)(7)', 'gdpr/art-32'],
    files: ['docs/recovery.md', 'docs/restore.md', 'docs/design.md'],
    when: ({ plan }) => plan.stores.some(({ backup }) => backup.method !== 'none'),
  },
  {
    what: 'What there is, who owns it',
    controls: ['soc2/CC6.1', 'iso-27001/A.5.9'],
    files: ['docs/inventory.md'],
  },
  {
    what: 'Threats by flow, and what stands against each',
    controls: ['soc2/CC3.2', 'iso-27001/A.8.25', 'pci-dss/6.2.1', 'hipaa/164.308(a)(1)(ii)(A)', 'gdpr/art-25'],
    files: ['docs/threats.md'],
  },
]

const asks: Readonly<Partial<Record<Framework, string>>> = {
  soc2: 'soc2',
  iso27001: 'iso-27001',
  pci: 'pci-dss',
  hipaa: 'hipaa',
  gdpr: 'gdpr',
}

/** The controls of a row that the spec is bound by, with their titles. */
export function bound({ controls }: Evidence, { spec }: Blueprint): string[] {
  const sets = spec.compliance.flatMap((framework) => asks[framework] ?? [])
  return controls
    .filter((id) => sets.includes(id.split('/')[0] ?? ''))
    .flatMap((id) => {
      const known = control(id)
      return known ? [`${id} (${known.title})`] : []
    })
}
