/** What every run of Trivy in this repository reads, at a desk as in the pipeline. */
export const trivyConfiguration = {
  timeout: '10m',
  'exit-code': 1,
  severity: ['CRITICAL', 'HIGH'],
  ignorefile: '.trivyignore.yaml',
  scan: {
    scanners: ['vuln', 'secret'],
    'skip-dirs': ['**/node_modules', '.devops'],
  },
  vulnerability: { 'ignore-unfixed': true },
}

export const acceptedRisks = { vulnerabilities: [], secrets: [] }

export const acceptedHeading = `Yours: what is accepted for now, each with its reason and its end.

vulnerabilities:
  - id: CVE-2026-00000
    paths: [api/package-lock.json]
    statement: Not reached; the next release of the framework brings the fix
    expired_at: 2026-12-31`
