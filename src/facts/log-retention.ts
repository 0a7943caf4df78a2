import { type Fact, factOf, type Table } from './fact.ts'

export interface LogRetention {
  readonly framework: string
  /** Days that logs must be there, at least. */
  readonly days: number
  readonly why: string
}

const table: Table<LogRetention> = {
  source: 'PCI DSS v4.0.1, 10.5.1; 45 CFR 164.316(b)(2)(i); periods of SOC 2 and ISO 27001 audits; common knowledge',
  date: '2026-08-22',
  rows: [
    { framework: 'pci', days: 365, why: 'PCI DSS 10.5.1 asks for twelve months of logs' },
    { framework: 'hipaa', days: 2190, why: 'HIPAA asks for six years of documentation, which logs are taken to be' },
    { framework: 'soc2', days: 365, why: 'an audit of SOC 2 looks back twelve months' },
    { framework: 'iso27001', days: 365, why: 'an audit of ISO 27001 looks back twelve months' },
  ],
}

/** What a framework asks of logs; `undefined` where it names no time: the GDPR wants them short. */
export function logRetention(framework: string): (LogRetention & Fact) | undefined {
  const row = table.rows.find((each) => each.framework === framework)
  return row && factOf(table, row)
}
