import type { Severity } from '../../../model/finding.ts'

/** The three levels that other tools know. */
export function levelOf(severity: Severity): 'error' | 'warning' | 'note' {
  return ({ critical: 'error', high: 'error', medium: 'warning', low: 'note', info: 'note' } as const)[severity]
}
