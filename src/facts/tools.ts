import type { Fact } from './fact.ts'
import { releases } from './versions.ts'

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
  /** Answers for feature flags over gRPC and OFREP. */
  flagd: {
    image: 'ghcr.io/open-feature/flagd:v0.16.1@sha256:9525b3c2916183810f93f0a72774c1dfad48d1ae22852c753719c46db80af5e7',
    source: 'open-feature/flagd, release of 2026-07-27; two public files that pin it so',
    date: '2026-11-28',
  },
  /** Keeps what AppConfig has let out beside a task. */
  appconfigAgent: {
    image: 'public.ecr.aws/aws-appconfig/aws-appconfig-agent:2.0.13147',
    source: 'a public file that names it',
    date: '2026-11-28',
  },
  /** Speaks the API of SQS. */
  elasticmq: {
    image: 'docker.io/softwaremill/elasticmq-native:1.6.16',
    source: 'a public file that names it',
    date: '2026-11-27',
  },
  /** Speaks the API of S3. */
  s3mock: { image: 'docker.io/adobe/s3mock:5.2.3', source: 'two public files that name it', date: '2026-11-27' },
  /** Speaks the API of DynamoDB; free to use, by a licence of AWS. */
  dynamodb: {
    image:
      'docker.io/amazon/dynamodb-local:3.3.1@sha256:ff89bd48ff32cd8d9be5fee8873b65b8854dc408f1afe881be6eb00247bc0dab',
    source: 'eight public files that pin it so',
    date: '2026-11-28',
  },
  /** Speaks the API of Kinesis, and spreads records over shards as it does. MIT, and alive: npm has kinesis-local 0.6.2 of 2026-09-02. */
  kinesis: {
    image: 'ghcr.io/etspaceman/kinesis-mock:0.5.2',
    source: 'six files of a public repository that name it',
    date: '2026-11-28',
  },
  /** The stores themselves, of the version that the cloud runs. */
  openSearch: {
    ...releases.openSearch,
    image: 'docker.io/opensearchproject/opensearch:3.3.2',
    source: 'seven public files that name it, of the line that the service runs',
    date: '2026-11-28',
  },
  kafka: {
    image: 'docker.io/apache/kafka:3.9.1@sha256:4ceccc577f03f51f6af8dbfda55194d0d892f4fa7913ffbded567ce3895622ed',
    source: 'a public file that pins it so, of the line that MSK runs',
    date: '2026-11-28',
  },
  postgresql: { ...releases.postgresql, image: `docker.io/library/postgres:${releases.postgresql.version}` },
  valkey: { ...releases.valkey, image: `docker.io/valkey/valkey:${releases.valkey.version}` },
  /** Makes queues and buckets in the stand-ins. */
  awsCli: {
    image: 'docker.io/amazon/aws-cli:2.37.5@sha256:fb7ccfc7b4e3a05017e6c9ded4ba959b99af622130e211fb976c68c2f4d3f224',
    source: 'a public file that pins it so',
    date: '2026-11-27',
  },
  /** A node of a local cluster, of the minor that `releases.kubernetes` names. */
  kindNode: {
    image: 'docker.io/kindest/node:v1.35.8@sha256:07b2536e30b803ed61d1677a79df6115f798ce64c80f9e22f6ed45afd09323c0',
    source: 'two public files that pin it so, one of them for kind v0.33.0',
    date: '2026-11-27',
  },
} as const satisfies Readonly<Record<string, ToolImage>>
