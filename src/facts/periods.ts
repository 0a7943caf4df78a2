import { type Fact, factOf, type Table } from './fact.ts'

/** What a framework asks to be kept at least, or changed at the latest. */
export interface Period {
  readonly framework: string
  readonly days: number
  readonly why: string
}

/** Days that logs must be there; `undefined` where no time is named: the GDPR wants them short. */
export const logRetention = askedOf({
  source: 'PCI DSS v4.0.1, 10.5.1; 45 CFR 164.316(b)(2)(i); periods of SOC 2 and ISO 27001 audits; common knowledge',
  date: '2026-08-22',
  rows: [
    { framework: 'pci', days: 365, why: 'PCI DSS 10.5.1 asks for twelve months of logs' },
    { framework: 'hipaa', days: 2190, why: 'HIPAA asks for six years of documentation, which logs are taken to be' },
    { framework: 'soc2', days: 365, why: 'an audit of SOC 2 looks back twelve months' },
    { framework: 'iso27001', days: 365, why: 'an audit of ISO 27001 looks back twelve months' },
  ],
})

/** Days that a secret of a service may become old; `undefined` where nothing is said. */
export const secretAge = askedOf({
  source: 'PCI DSS v4.0.1, 8.6.3 and 8.3.9; CIS AWS Foundations 3.0, 1.14; common knowledge',
  date: '2026-11-28',
  rows: [
    { framework: 'pci', days: 90, why: 'PCI DSS 8.6.3 asks for a period by risk; 90 days are those of 8.3.9' },
    { framework: 'cis', days: 90, why: 'CIS has access keys changed every 90 days' },
    { framework: 'hipaa', days: 180, why: 'HIPAA names no period; half a year is what its auditors see' },
    { framework: 'soc2', days: 365, why: 'an audit of SOC 2 looks back twelve months' },
    { framework: 'iso27001', days: 365, why: 'an audit of ISO 27001 looks back twelve months' },
  ],
})

function askedOf(table: Table<Period>): (framework: string) => (Period & Fact) | undefined {
  return (framework) => {
    const row = table.rows.find((each) => each.framework === framework)
    return row && factOf(table, row)
  }
}
