import { type Fact, factOf, type Table } from './fact.ts'

/** A version of a GitHub Action by the commit that workflows of public projects pin it to. */
export interface ActionPin {
  /** `owner/name`, without the path of a sub-action. */
  readonly action: string
  /** Full commit, 40 hex digits. */
  readonly sha: string
  /** The version as the authors of the workflows name it in a comment. */
  readonly version: string
  /** False: nobody has compared the commit with the tag upstream. */
  readonly comparedWithTag: boolean
}

export interface DeadAction {
  readonly action: string
  /** Only majors below this one are dead; absent: all of them. */
  readonly below?: number
  readonly because: string
  readonly successor: string
}

const seen = { comparedWithTag: false } as const

export const actionPins: Table<ActionPin> = {
  source:
    'workflows of kyverno, external-secrets, argo-helm, cosign, cloudnative-pg, jaeger, scorecard, karpenter, opentelemetry-demo',
  date: '2026-08-22',
  rows: [
    { action: 'actions/checkout', sha: '3d3c42e5aac5ba805825da76410c181273ba90b1', version: 'v7.0.1', ...seen },
    { action: 'actions/setup-node', sha: '820762786026740c76f36085b0efc47a31fe5020', version: 'v7.0.0', ...seen },
    { action: 'actions/setup-go', sha: 'b7ad1dad31e06c5925ef5d2fc7ad053ef454303e', version: 'v7.0.0', ...seen },
    { action: 'actions/setup-python', sha: '5fda3b95a4ea91299a34e894583c3862153e4b97', version: 'v7.0.0', ...seen },
    { action: 'actions/cache', sha: '55cc8345863c7cc4c66a329aec7e433d2d1c52a9', version: 'v6.1.0', ...seen },
    { action: 'actions/upload-artifact', sha: '043fb46d1a93c77aae656e7c1c64a875d1fc6a0a', version: 'v7.0.1', ...seen },
    {
      action: 'actions/download-artifact',
      sha: '3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c',
      version: 'v8.0.1',
      ...seen,
    },
    { action: 'actions/github-script', sha: '3a2844b7e9c422d3c10d287c895573f7108da1b3', version: 'v9.0.0', ...seen },
    {
      action: 'actions/create-github-app-token',
      sha: 'bcd2ba49218906704ab6c1aa796996da409d3eb1',
      version: 'v3.2.0',
      ...seen,
    },
    {
      action: 'actions/dependency-review-action',
      sha: 'a1d282b36b6f3519aa1f3fc636f609c47dddb294',
      version: 'v5.0.0',
      ...seen,
    },
    {
      action: 'actions/attest-build-provenance',
      sha: '0f67c3f4856b2e3261c31976d6725780e5e4c373',
      version: 'v4.1.1',
      ...seen,
    },
    { action: 'actions/stale', sha: '4391f3da665fdf50b6810c1a66712fb9ba21aa93', version: 'v11.0.0', ...seen },
    { action: 'actions/labeler', sha: 'bf12e9b00b37c5c0ca2b87b79b2daf7891dbda13', version: 'v7.0.0', ...seen },
    { action: 'docker/build-push-action', sha: '53b7df96c91f9c12dcc8a07bcb9ccacbed38856a', version: 'v7.3.0', ...seen },
    { action: 'docker/login-action', sha: 'dbcb813823bdd20940b903addbd779551569679f', version: 'v4.6.0', ...seen },
    {
      action: 'docker/setup-buildx-action',
      sha: 'bb05f3f5519dd87d3ba754cc423b652a5edd6d2c',
      version: 'v4.2.0',
      ...seen,
    },
    { action: 'docker/setup-qemu-action', sha: '96fe6ef7f33517b61c61be40b68a1882f3264fb8', version: 'v4.2.0', ...seen },
    { action: 'docker/bake-action', sha: 'd3418bd7d0e9324001bca92fa8ba175ea7e6dc9b', version: 'v7', ...seen },
    {
      action: 'aws-actions/configure-aws-credentials',
      sha: 'e6de054238d6b7531b4efff3b6587d9aade6a06c',
      version: 'v6.2.3',
      ...seen,
    },
    {
      action: 'google-github-actions/auth',
      sha: '7c6bc770dae815cd3e89ee6cdf493a5fab2cc093',
      version: 'v3.0.0',
      ...seen,
    },
    {
      action: 'google-github-actions/setup-gcloud',
      sha: 'aa5489c8933f4cc7a4f7d45035b3b1440c9c10db',
      version: 'v3',
      ...seen,
    },
    { action: 'github/codeql-action', sha: 'ff2f1c621b7f889edc0d3c761ac2e6a3f8cdb0dd', version: 'v4.37.7', ...seen },
    {
      action: 'sigstore/cosign-installer',
      sha: '6f9f17788090df1f26f669e9d70d6ae9567deba6',
      version: 'v4.1.2',
      ...seen,
    },
    { action: 'anchore/sbom-action', sha: 'e22c389904149dbc22b58101806040fa8d37a610', version: 'v0.24.0', ...seen },
    {
      action: 'aquasecurity/trivy-action',
      sha: 'ed142fd0673e97e23eac54620cfb913e5ce36c25',
      version: 'v0.36.0',
      comparedWithTag: true,
      source: 'aquasecurity/trivy-action, tag v0.36.0',
      date: '2026-04-22',
    },
    {
      action: 'step-security/harden-runner',
      sha: 'b09bb98e06d4d774595224525879c09bc6e98c40',
      version: 'v2.20.1',
      ...seen,
    },
    { action: 'ossf/scorecard-action', sha: '2d1146689b8cda280b9bc96326124645441f03bc', version: 'v2.4.4', ...seen },
    { action: 'zizmorcore/zizmor-action', sha: '3dc1ecc9bcb9e94e9b2c709687979e1298497054', version: 'v0.6.2', ...seen },
    { action: 'azure/setup-helm', sha: '9bc31f4ebc9c6b171d7bfbaa5d006ae7abdb4310', version: 'v5.0.1', ...seen },
    { action: 'helm/kind-action', sha: 'ef37e7f390d99f746eb8b610417061a60e82a6cc', version: 'v1.14.0', ...seen },
    {
      action: 'golangci/golangci-lint-action',
      sha: 'ba0d7d2ec06a0ea1cb5fa41b2e4a3ab91d21278a',
      version: 'v9.3.0',
      ...seen,
    },
    {
      action: 'lycheeverse/lychee-action',
      sha: 'e7477775783ea5526144ba13e8db5eec57747ce8',
      version: 'v2.9.0',
      ...seen,
    },
    {
      action: 'aws-actions/amazon-ecr-login',
      sha: 'fa648b43de3d4d023bcb3f89ed6940096949c419',
      version: 'v2.1.5',
      ...seen,
      source: 'seven public files that pin it so, undated',
      date: '2026-11-21',
    },
    {
      action: 'actions/attest',
      sha: '1e69f48acb82d1966a394da916b4c1698aa569d6',
      version: 'v4.2.2',
      comparedWithTag: true,
      source: 'actions/attest, tag v4.2.2',
      date: '2026-08-04',
    },
    {
      action: 'actions/setup-java',
      sha: 'b6effb05e454b25005698d916606bdc6ffcbf961',
      version: 'v5.7.0',
      comparedWithTag: true,
      source: 'actions/setup-java, tag v5.7.0',
      date: '2026-07-31',
    },
    {
      action: 'actions/setup-dotnet',
      sha: 'a98b56852c35b8e3190ac28c8c2271da59106c68',
      version: 'v6.0.0',
      comparedWithTag: true,
      source: 'actions/setup-dotnet, tag v6.0.0',
      date: '2026-07-15',
    },
    {
      action: 'ruby/setup-ruby',
      sha: '0dafeac902942906541bc140009cdbf32665b601',
      version: 'v1.315.0',
      comparedWithTag: true,
      source: 'ruby/setup-ruby, tag v1.315.0',
      date: '2026-06-30',
    },
    {
      action: 'shivammathur/setup-php',
      sha: 'f3e473d116dcccaddc5834248c87452386958240',
      version: '2.37.2',
      comparedWithTag: true,
      source: 'shivammathur/setup-php, tag 2.37.2',
      date: '2026-06-08',
    },
    {
      action: 'hashicorp/setup-terraform',
      sha: '5e8dbf3c6d9deaf4193ca7a8fb23f2ac83bb6c85',
      version: 'v4.0.0',
      ...seen,
      source: 'ten public files that pin it so, undated',
      date: '2026-11-21',
    },
  ],
}

/** The newest major that active projects used. */
export const newestMajors: Table<{ readonly action: string; readonly major: number }> = {
  source: 'workflows and READMEs of active projects',
  date: '2026-08-22',
  rows: [
    { action: 'actions/checkout', major: 7 },
    { action: 'actions/setup-node', major: 7 },
    { action: 'actions/setup-go', major: 7 },
    { action: 'actions/setup-python', major: 7 },
    { action: 'actions/cache', major: 6 },
    { action: 'actions/upload-artifact', major: 7 },
    { action: 'actions/download-artifact', major: 8 },
    { action: 'actions/github-script', major: 9 },
    { action: 'actions/attest', major: 4 },
    { action: 'actions/create-github-app-token', major: 3 },
    { action: 'actions/dependency-review-action', major: 5 },
    { action: 'actions/stale', major: 11 },
    { action: 'actions/labeler', major: 7 },
    { action: 'actions/setup-java', major: 5 },
    { action: 'actions/setup-dotnet', major: 6 },
    { action: 'ruby/setup-ruby', major: 1 },
    { action: 'shivammathur/setup-php', major: 2 },
    { action: 'docker/build-push-action', major: 7 },
    { action: 'docker/bake-action', major: 7 },
    { action: 'docker/login-action', major: 4 },
    { action: 'docker/setup-buildx-action', major: 4 },
    { action: 'docker/setup-qemu-action', major: 4 },
    { action: 'aws-actions/configure-aws-credentials', major: 6 },
    { action: 'aws-actions/amazon-ecr-login', major: 2 },
    { action: 'google-github-actions/setup-gcloud', major: 3 },
    { action: 'google-github-actions/auth', major: 3 },
    { action: 'hashicorp/setup-terraform', major: 4 },
    { action: 'azure/setup-helm', major: 5 },
    { action: 'github/codeql-action', major: 4 },
    { action: 'sigstore/cosign-installer', major: 4 },
    { action: 'step-security/harden-runner', major: 2 },
    { action: 'ossf/scorecard-action', major: 2 },
    { action: 'golangci/golangci-lint-action', major: 9 },
    { action: 'lycheeverse/lychee-action', major: 2 },
  ],
}

const node20 = 'runs on Node 20 or older, which runners no longer have since 2026-09-16'

/** The removal's day: a pull request quoting GitHub (Aug 2026). Which major runs on which Node is common knowledge. */
export const deadActions: Table<DeadAction> = {
  source:
    'a pull request quoting GitHub on the removal of Node 20; common knowledge on the majors and archived actions',
  date: '2026-08-22',
  rows: [
    { action: 'actions/checkout', below: 5, because: node20, successor: 'actions/checkout@v7' },
    { action: 'actions/setup-node', below: 5, because: node20, successor: 'actions/setup-node@v7' },
    { action: 'actions/setup-go', below: 6, because: node20, successor: 'actions/setup-go@v7' },
    { action: 'actions/setup-python', below: 6, because: node20, successor: 'actions/setup-python@v7' },
    { action: 'actions/setup-java', below: 5, because: node20, successor: 'actions/setup-java@v5' },
    { action: 'actions/cache', below: 5, because: node20, successor: 'actions/cache@v6' },
    { action: 'actions/upload-artifact', below: 5, because: node20, successor: 'actions/upload-artifact@v7' },
    { action: 'actions/download-artifact', below: 5, because: node20, successor: 'actions/download-artifact@v8' },
    { action: 'actions/github-script', below: 8, because: node20, successor: 'actions/github-script@v9' },
    { action: 'github/codeql-action', below: 4, because: node20, successor: 'github/codeql-action@v4' },
    { action: 'docker/build-push-action', below: 7, because: node20, successor: 'docker/build-push-action@v7' },
    { action: 'docker/login-action', below: 4, because: node20, successor: 'docker/login-action@v4' },
    { action: 'docker/setup-buildx-action', below: 4, because: node20, successor: 'docker/setup-buildx-action@v4' },
    { action: 'docker/setup-qemu-action', below: 4, because: node20, successor: 'docker/setup-qemu-action@v4' },
    { action: 'hashicorp/setup-terraform', below: 4, because: node20, successor: 'hashicorp/setup-terraform@v4' },
    {
      action: 'aws-actions/configure-aws-credentials',
      below: 5,
      because: node20,
      successor: 'aws-actions/configure-aws-credentials@v6',
    },
    { action: 'azure/setup-helm', below: 5, because: node20, successor: 'azure/setup-helm@v5' },
    { action: 'docker/metadata-action', below: 6, because: node20, successor: 'docker/metadata-action@v6' },
    {
      action: 'github/super-linter',
      because: 'is the old name, which has had no release since v5 of 2023',
      successor: 'super-linter/super-linter',
    },
    { action: 'actions/create-release', because: 'archived', successor: '`gh release create`' },
    { action: 'actions/upload-release-asset', because: 'archived', successor: '`gh release upload`' },
    { action: 'actions/setup-ruby', because: 'archived', successor: 'ruby/setup-ruby' },
    { action: 'actions-rs/toolchain', because: 'archived', successor: '`rustup toolchain install`' },
    { action: 'actions-rs/cargo', because: 'archived', successor: '`cargo`' },
    { action: 'hashicorp/terraform-github-actions', because: 'archived', successor: 'hashicorp/setup-terraform' },
    { action: 'actions/attest-build-provenance', because: 'superseded', successor: 'actions/attest' },
  ],
}

export function actionPin(action: string): (ActionPin & Fact) | undefined {
  const row = actionPins.rows.find((each) => each.action === rootOf(action))
  return row && factOf(actionPins, row)
}

export function newestMajor(action: string): number | undefined {
  return newestMajors.rows.find((each) => each.action === rootOf(action))?.major
}

/** Why an action must not be used; without `major` only actions that are dead in every version. */
export function deadAction(action: string, major?: number): (DeadAction & Fact) | undefined {
  const row = deadActions.rows.find(
    (each) =>
      each.action === rootOf(action) && (each.below === undefined || (major !== undefined && major < each.below)),
  )
  return row && factOf(deadActions, row)
}

/** The repository of `owner/name/path`, where the case does not matter. */
function rootOf(action: string): string {
  return action.split('/', 2).join('/').toLowerCase()
}
