import type { Fact } from './fact.ts'

interface Tool extends Fact {
  readonly version: string
}

interface ToolImage extends Fact {
  readonly image: string
}

const pypi = { source: 'PyPI', date: '2026-11-27' } as const

/** What pipelines call by version, where no action is worth the trust. */
export const tools = {
  lighthouseCi: { version: '0.15.1', source: 'npm registry, @lhci/cli', date: '2026-11-27' },
  pipAudit: { version: '2.10.1', ...pypi },
  semgrep: { version: '1.185.0', ...pypi },
  govulncheck: { version: '1.9.0', source: 'Go module proxy, golang.org/x/vuln', date: '2026-10-11' },
  jacoco: { version: '0.8.15', source: 'Maven Central, org.jacoco:jacoco-maven-plugin', date: '2026-11-27' },
  bundlerAudit: { version: '0.9.3', source: 'lock files of public projects', date: '2026-11-27' },
} as const satisfies Readonly<Record<string, Tool>>

/** Tools that run from their image, and stand-ins for what the cloud serves. */
export const toolImages = {
  gitleaks: {
    image: 'ghcr.io/gitleaks/gitleaks:v8.30.1@sha256:c00b6bd0aeb3071cbcb79009cb16a60dd9e0a7c60e2be9ab65d25e6bc8abbb7f',
    source: 'four public files that pin it so, undated',
    date: '2026-11-27',
  },
  zap: { image: 'ghcr.io/zaproxy/zaproxy:2.17.0', source: 'six public files that pin it so', date: '2026-11-27' },
  /** Speaks the API of SQS. */
  elasticmq: {
    image: 'docker.io/softwaremill/elasticmq-native:1.6.16',
    source: 'a public file that names it',
    date: '2026-11-27',
  },
  /** Speaks the API of S3. */
  s3mock: { image: 'docker.io/adobe/s3mock:5.2.3', source: 'two public files that name it', date: '2026-11-27' },
} as const satisfies Readonly<Record<string, ToolImage>>
