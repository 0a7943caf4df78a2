import { checks } from '../../../../checks/index.ts'
import type { Audit } from '../../../../commands/audit.ts'
import type { Page } from '../../view.ts'

/** GitLab's code quality report: remarks in a merge request. */
export function codeQuality({ findings }: Audit): string {
  return JSON.stringify(
    findings.map(({ check, severity, message, place, fingerprint }) => ({
      description: message,
      check_name: check,
      fingerprint,
      severity: { critical: 'blocker', high: 'critical', medium: 'major', low: 'minor', info: 'info' }[severity],
      location: { path: place.file, lines: { begin: place.line, end: Math.max(place.line, place.endLine) } },
    })),
    null,
    1,
  )
}

/** GitLab's report of a security scan, in the form of its schemas 15: the vulnerability report and its merge request widget. */
export function sast({ findings, on, failures }: Audit, { version }: Page): string {
  const tool = { id: 'millwright', name: 'Millwright', version, vendor: { name: 'Millwright' } }
  return JSON.stringify(
    {
      version: '15.2.1',
      scan: {
        analyzer: tool,
        scanner: tool,
        type: 'sast',
        start_time: `${on}T00:00:00`,
        end_time: `${on}T00:00:00`,
        status: failures.length > 0 ? 'failure' : 'success',
      },
      vulnerabilities: findings.map(({ check, severity, message, place, resource, fingerprint }) => {
        const unit = Object.hasOwn(checks, check) ? checks[check] : undefined
        return {
          id: uuidOf(fingerprint),
          name: (unit?.title ?? message).slice(0, 255),
          description: `${message} (${resource})`,
          ...(unit && { solution: unit.why.replace(/\s+/g, ' ').trim().slice(0, 7000) }),
          severity: severity[0]?.toUpperCase() + severity.slice(1),
          location: { file: place.file, start_line: place.line, end_line: Math.max(place.line, place.endLine) },
          identifiers: [{ type: 'millwright', name: check, value: check }],
        }
      }),
    },
    null,
    1,
  )
}

/** The fingerprint in the form that is asked for. */
function uuidOf(hex: string): string {
  return hex.padEnd(32, '0').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5')
}
