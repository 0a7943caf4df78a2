import { type Fact, factOf, type Table } from './fact.ts'

interface SecretAge {
  readonly framework: string
  /** Days that a secret of a service may become old. */
  readonly days: number
  readonly why: string
}

const table: Table<SecretAge> = {
  source: 'PCI DSS v4.0.1, 8.6.3 and 8.3.9; CIS AWS Foundations 3.0, 1.14; common knowledge',
  date: '2026-11-28',
  rows: [
    { framework: 'pci', days: 90, why: 'PCI DSS 8.6.3 asks for a period by risk; 90 days are those of 8.3.9' },
    { framework: 'cis', days: 90, why: 'CIS has access keys changed every 90 days' },
    { framework: 'hipaa', days: 180, why: 'HIPAA names no period; half a year is what its auditors see' },
    { framework: 'soc2', days: 365, why: 'an audit of SOC 2 looks back twelve months' },
    { framework: 'iso27001', days: 365, why: 'an audit of ISO 27001 looks back twelve months' },
  ],
}

/** What a framework asks; `undefined` where it says nothing. */
export function secretAge(framework: string): (SecretAge & Fact) | undefined {
  const row = table.rows.find((each) => each.framework === framework)
  return row && factOf(table, row)
}
