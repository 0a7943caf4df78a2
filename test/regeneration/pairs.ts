/** What a person did to a generated file, what changed in the spec meanwhile, and what a careful person would make of both. */
export interface Pair {
  /** Changes of `devops.yaml`: what stands there, and what instead. */
  readonly spec: readonly (readonly [from: string, to: string])[]
  readonly path: string
  /** Edits of the file; `undefined` deletes it. */
  readonly edits: readonly (readonly [from: string | RegExp, to: string])[] | undefined
  /** `merged`: both stand in the file. `conflict`: a person has to choose, and is shown both. */
  readonly becomes: 'merged' | 'kept' | 'conflict' | 'released'
  /** Texts of the file afterwards. */
  readonly has?: readonly string[]
  readonly hasNot?: readonly string[]
}

const deployment = 'kubernetes/base/api/deployment.yaml'
const production = 'kubernetes/overlays/production/kustomization.yaml'
const stores = 'terraform/stacks/production/stores.tf'
const main = 'terraform/stacks/production/main.tf'
const secret = ['secrets: [SESSION_KEY]', 'secrets: [SESSION_KEY, MAIL_KEY]'] as const
const peak = ['peak: 300', 'peak: 900'] as const
const larger = ['db: { engine: postgresql, size: 1TB', 'db: { engine: postgresql, size: 3TB'] as const
const faster = ['latency: p95 < 200ms', 'latency: p95 < 400ms'] as const
/** Which asks for logs of a year. */
const card = ['compliance: [soc2, gdpr]', 'compliance: [soc2, gdpr, pci]'] as const
const queue = ['  jobs: queue\n', '  jobs: queue\n  mails: queue\n'] as const
const mails = ['uses: [db, cache, jobs]', 'uses: [db, cache, jobs, mails]'] as const
const port = [
  '    runtime: node\n    uses: [db, cache, jobs]',
  '    runtime: node\n    port: 9000\n    uses: [db, cache, jobs]',
] as const
const health = [
  '    runtime: node\n    uses: [db, cache, jobs]',
  '    runtime: node\n    health: /ready\n    uses: [db, cache, jobs]',
] as const
const memory = [
  '    runtime: node\n    uses: [db, cache, jobs]',
  '    runtime: node\n    bound: memory\n    uses: [db, cache, jobs]',
] as const
const search = [
  'services:\n',
  'services:\n  search:\n    type: api\n    runtime: go\n    uses: [db]\n    traffic: { average: 20, peak: 60 }\n\n',
] as const

export const pairs: Readonly<Record<string, Pair>> = {
  // Values of one object that both changed, each at its own place.
  'a longer history, and a new secret': {
    spec: [secret],
    path: deployment,
    edits: [['revisionHistoryLimit: 5', 'revisionHistoryLimit: 9']],
    becomes: 'merged',
    has: ['revisionHistoryLimit: 9', 'name: MAIL_KEY'],
  },
  'a comment above a line that stays, and a new secret below': {
    spec: [secret],
    path: deployment,
    edits: [['          startupProbe:', '          # The cache takes a minute to warm.\n          startupProbe:']],
    becomes: 'merged',
    has: ['# The cache takes a minute to warm.', 'name: MAIL_KEY'],
  },
  'a variable of their own at the end of the list, and a new secret there': {
    spec: [secret],
    path: deployment,
    edits: [['          resources:', '            - name: FEATURE_X\n              value: "on"\n          resources:']],
    becomes: 'merged',
    has: ['name: FEATURE_X', 'name: MAIL_KEY'],
  },
  'a variable of their own at the top of the list, and a new secret': {
    spec: [secret],
    path: deployment,
    edits: [
      ['            - name: PORT', '            - name: TZ\n              value: Etc/UTC\n            - name: PORT'],
    ],
    becomes: 'merged',
    has: ['name: TZ', 'name: MAIL_KEY'],
  },
  'more memory by hand, and a new secret': {
    spec: [secret],
    path: deployment,
    edits: [[/memory: 512Mi/g, 'memory: 768Mi']],
    becomes: 'merged',
    has: ['memory: 768Mi', 'name: MAIL_KEY'],
  },
  'more memory by hand, and more memory by the spec': {
    spec: [memory],
    path: deployment,
    edits: [[/memory: 512Mi/g, 'memory: 768Mi']],
    becomes: 'conflict',
    has: ['768Mi', '2Gi'],
  },
  'more processor by hand, and more memory by the spec': {
    spec: [memory],
    path: deployment,
    edits: [['cpu: 250m', 'cpu: 300m']],
    becomes: 'conflict',
    has: ['300m', 'memory: 2Gi'],
  },
  'a sidecar, and a new secret of the service': {
    spec: [secret],
    path: deployment,
    edits: [
      [
        '      volumes:\n        - name: tmp',
        '        - name: proxy\n          image: envoyproxy/envoy:v1.37.0\n      volumes:\n        - name: tmp',
      ],
    ],
    becomes: 'merged',
    has: ['name: proxy', 'name: MAIL_KEY'],
  },
  'a volume of their own, and another port': {
    spec: [port],
    path: deployment,
    edits: [
      ['          emptyDir:\n            sizeLimit: 256Mi', '          emptyDir:\n            sizeLimit: 1Gi'],
      [
        '            - name: tmp\n              mountPath: /tmp',
        '            - name: tmp\n              mountPath: /tmp\n            - name: certs\n              mountPath: /certs',
      ],
    ],
    becomes: 'merged',
    has: ['sizeLimit: 1Gi', 'mountPath: /certs', 'containerPort: 9000'],
  },
  'slower probes, and another path of health': {
    spec: [health],
    path: deployment,
    edits: [['periodSeconds: 5', 'periodSeconds: 15']],
    becomes: 'merged',
    has: ['periodSeconds: 15', 'path: /ready'],
  },
  'another path of health by hand, and another by the spec': {
    spec: [health],
    path: deployment,
    edits: [[/path: \/healthz/g, 'path: /alive']],
    becomes: 'conflict',
    has: ['/alive', '/ready'],
  },
  'the same new path of health by hand and by the spec': {
    spec: [health],
    path: deployment,
    edits: [[/path: \/healthz/g, 'path: /ready']],
    becomes: 'kept',
    has: ['path: /ready'],
    hasNot: ['/healthz', '<<<<<<<'],
  },
  'a variable taken out, and a new secret': {
    spec: [secret],
    path: deployment,
    edits: [[/ {12}- name: JOBS_REGION\n(?: {14}.*\n)+/, '']],
    becomes: 'merged',
    has: ['name: MAIL_KEY'],
    hasNot: ['name: JOBS_REGION'],
  },
  'every list in one line, and a new secret': {
    spec: [secret],
    path: deployment,
    edits: [['              drop:\n                - ALL', '              drop: [ALL]']],
    becomes: 'merged',
    has: ['drop: [ALL]', 'name: MAIL_KEY'],
  },
  'annotations for another tool, and a new secret': {
    spec: [secret],
    path: deployment,
    edits: [
      [
        '  template:\n    metadata:\n',
        '  template:\n    metadata:\n      annotations:\n        example.com/inject: "true"\n',
      ],
    ],
    becomes: 'merged',
    has: ['example.com/inject: "true"', 'name: MAIL_KEY'],
  },
  // Overlays.
  'fewer replicas at least by hand, and a higher peak': {
    spec: [peak],
    path: production,
    edits: [['components:\n  - images', 'components:\n  - ours\n  - images']],
    becomes: 'merged',
    has: ['- ours', 'value: 90'],
  },
  'another most by hand, and a higher peak': {
    spec: [peak],
    path: production,
    edits: [['value: 30', 'value: 77']],
    becomes: 'conflict',
    has: ['77', '90'],
  },
  'a patch of their own, and a higher peak': {
    spec: [peak],
    path: production,
    edits: [['patches:\n', 'patches:\n  - path: ours.yaml\n']],
    becomes: 'merged',
    has: ['path: ours.yaml', 'value: 90'],
  },
  'a resource of their own, and a new service': {
    spec: [search],
    path: production,
    edits: [['  - quota.yaml', '  - quota.yaml\n  - ours.yaml']],
    becomes: 'merged',
    has: ['- ours.yaml', 'name: search'],
  },
  'a larger quota by hand, and a higher peak': {
    spec: [peak],
    path: 'kubernetes/overlays/production/quota.yaml',
    edits: [['requests.memory: 29184Mi', 'requests.memory: 64Gi']],
    becomes: 'conflict',
    has: ['64Gi'],
  },
  'a higher default of the limit range, and a higher peak': {
    spec: [peak],
    path: 'kubernetes/overlays/production/quota.yaml',
    edits: [['memory: 64Mi', 'memory: 96Mi']],
    becomes: 'merged',
    has: ['memory: 96Mi'],
  },
  'an annotation at the door, and a new service behind it': {
    spec: [search, ['uses: [api]', 'uses: [api, search]']],
    path: 'kubernetes/overlays/production/ingress.yaml',
    edits: [
      [
        '    alb.ingress.kubernetes.io/ssl-redirect',
        '    alb.ingress.kubernetes.io/group.name: shared\n    alb.ingress.kubernetes.io/ssl-redirect',
      ],
    ],
    becomes: 'merged',
    has: ['group.name: shared', 'host: search.crm.example.com'],
  },
  'a path of their own at the door, and a new service behind it': {
    spec: [search, ['uses: [api]', 'uses: [api, search]']],
    path: 'kubernetes/overlays/production/ingress.yaml',
    edits: [
      [
        '          - path: /\n',
        '          - path: /static\n            pathType: Prefix\n            backend:\n              service:\n                name: static\n                port:\n                  name: http\n          - path: /\n',
      ],
    ],
    becomes: 'merged',
    has: ['path: /static', 'host: search.crm.example.com'],
  },
  'a way out of their own, and a new store': {
    spec: [queue, mails],
    path: 'kubernetes/overlays/production/network-policies.yaml',
    edits: [['name: default-deny\n', 'name: default-deny\n  labels:\n    reviewed: "2026-11"\n']],
    becomes: 'kept',
    has: ['reviewed: "2026-11"'],
  },
  'a deadline at the secrets, and a new secret': {
    spec: [secret],
    path: 'kubernetes/overlays/production/external-secrets.yaml',
    edits: [['refreshInterval: 1h', 'refreshInterval: 15m']],
    becomes: 'merged',
    has: ['refreshInterval: 15m', 'MAIL_KEY'.toLowerCase().replace('_', '-')],
  },
  // Terraform.
  'a larger class by hand, and more data': {
    spec: [larger],
    path: stores,
    edits: [['"db.r7g.xlarge"', '"db.r7g.4xlarge"']],
    becomes: 'conflict',
    has: ['db.r7g.4xlarge', 'db.r7g.2xlarge'],
  },
  'longer backups by hand, and more data': {
    spec: [larger],
    path: stores,
    edits: [[/(backup_retention_days +)= 35/, '$1= 90']],
    becomes: 'merged',
    has: ['= 90', '= 3000'],
  },
  'a comment at a module, and a new store': {
    spec: [queue, mails],
    path: stores,
    edits: [['module "production_cache" {', '# Sized after the sale of 2026.\nmodule "production_cache" {']],
    becomes: 'merged',
    has: ['# Sized after the sale of 2026.', 'module "production_mails"'],
  },
  'a resource of their own at the end, and a new store': {
    spec: [queue, mails],
    path: stores,
    edits: [[/$/, '\nresource "aws_sns_topic" "ours" {\n  name = "ours"\n}\n']],
    becomes: 'merged',
    has: ['"aws_sns_topic" "ours"', 'module "production_mails"'],
  },
  'tags on a key, and a new store': {
    spec: [queue, mails],
    path: stores,
    edits: [
      [
        '  description             = "Data and secrets of crm in production"',
        '  description             = "Data and secrets of crm in production"\n  tags                    = { cost = "data" }',
      ],
    ],
    becomes: 'merged',
    has: ['cost = "data"', 'module "production_mails"'],
  },
  'more nodes by hand, and card payments': {
    spec: [card],
    path: main,
    edits: [
      [
        'max      = 4\n      labels = {\n        node-group = "system"',
        'max      = 6\n      labels = {\n        node-group = "system"',
      ],
    ],
    becomes: 'merged',
    has: ['log_retention_days', 'max      = 6'],
  },
  'another version of the cluster by hand, and card payments': {
    spec: [card],
    path: main,
    edits: [[/kubernetes_version( +)= "[\d.]+"/, 'kubernetes_version$1= "1.34"']],
    becomes: 'merged',
    has: ['log_retention_days', '"1.34"'],
  },
  'one gateway by hand, and card payments': {
    spec: [card],
    path: main,
    edits: [['["us-east-1a", "us-east-1b", "us-east-1c"]', '["us-east-1a"]']],
    becomes: 'merged',
    has: ['log_retention_days', '= ["us-east-1a"]'],
  },
  'another range of addresses by hand, and card payments': {
    spec: [card],
    path: main,
    edits: [[/10\.1\./g, '10.40.']],
    becomes: 'merged',
    has: ['log_retention_days', '10.40.0.0/16'],
  },
  'values of their own, and a new region of the spec': {
    spec: [peak],
    path: 'terraform/stacks/production/terraform.tfvars',
    edits: [['api_allowed_cidrs = []', 'api_allowed_cidrs = ["198.51.100.7/32"]']],
    becomes: 'kept',
    has: ['198.51.100.7/32'],
  },
  'a module reviewed, and nothing new for it': {
    spec: [peak],
    path: 'terraform/modules/network/main.tf',
    edits: [['resource "aws_vpc"', '# Reviewed by the network team.\nresource "aws_vpc"']],
    becomes: 'kept',
    has: ['# Reviewed by the network team.'],
  },
  'a lower threshold by hand, and a new store with alarms': {
    spec: [queue, mails],
    path: 'terraform/stacks/production/alarms.tf',
    edits: [['threshold  = 80', 'threshold  = 70']],
    becomes: 'merged',
    has: ['threshold  = 70', 'MailsStalled'],
  },
  // Monitoring.
  'a longer hold of an alert, and another latency': {
    spec: [faster],
    path: 'monitoring/base/rules/api-latency.yaml',
    edits: [['    app.kubernetes.io/part-of: crm', '    app.kubernetes.io/part-of: crm\n    team: web']],
    becomes: 'merged',
    has: ['team: web', 'le="0.4"'],
  },
  'a rule of their own, and another latency': {
    spec: [faster],
    path: 'monitoring/base/rules/api-latency.yaml',
    edits: [
      [
        '  groups:\n',
        '  groups:\n    - name: ours\n      rules:\n        - record: ours:requests:rate5m\n          expr: sum(rate(http_server_request_duration_seconds_count[5m]))\n',
      ],
    ],
    becomes: 'merged',
    has: ['ours:requests:rate5m', 'le="0.4"'],
  },
  'another receiver, and e-mail instead of a pager': {
    spec: [['pager: pagerduty', 'pager: slack']],
    path: 'monitoring/stacks/production/alertmanager.yaml',
    edits: [
      [
        'receivers:\n',
        'receivers:\n  - name: ours\n    webhook_configs:\n      - url: https://hooks.example.com/alerts\n',
      ],
    ],
    becomes: 'merged',
    has: ['name: ours'],
    hasNot: ['pagerduty_configs'],
  },
  'another interval of repeating, and another pager': {
    spec: [['pager: pagerduty', 'pager: slack']],
    path: 'monitoring/stacks/production/alertmanager.yaml',
    edits: [['repeat_interval: 1d', 'repeat_interval: 12h']],
    becomes: 'merged',
    has: ['repeat_interval: 12h'],
    hasNot: ['pagerduty_configs'],
  },
  'a deleted test of rules, and another latency': {
    spec: [faster],
    path: 'monitoring/tests/api-latency.yaml',
    edits: undefined,
    becomes: 'conflict',
  },
  // Images, pipelines, code.
  'another base image, and another port': {
    spec: [port],
    path: 'api/Dockerfile',
    edits: [[/FROM docker\.io\/library\/node:24-trixie-slim AS build/, 'FROM registry.example.com/node:24 AS build']],
    becomes: 'merged',
    has: ['registry.example.com/node:24', 'EXPOSE 9000'],
  },
  'a step of their own in the image, and another port': {
    spec: [port],
    path: 'api/Dockerfile',
    edits: [['CMD ["dist/main.js"]', 'ENV TZ=Etc/UTC\nCMD ["dist/main.js"]']],
    becomes: 'conflict',
    has: ['ENV TZ=Etc/UTC', 'EXPOSE 9000'],
  },
  'another rhythm of the nightly comparison, and a higher peak': {
    spec: [peak],
    path: '.github/workflows/terraform.yaml',
    edits: [['cron: 17 4 * * *', 'cron: 17 2 * * 1-5']],
    becomes: 'kept',
    has: ['17 2 * * 1-5'],
  },
  'a job of their own, and a new service': {
    spec: [search],
    path: '.github/workflows/deliver.yaml',
    edits: [
      [
        'jobs:\n',
        'jobs:\n  ours:\n    runs-on: ubuntu-24.04\n    timeout-minutes: 5\n    steps:\n      - run: echo ours\n',
      ],
    ],
    becomes: 'merged',
    has: ['run: echo ours', 'crm/search'],
  },
  'an ecosystem of their own, and a new service': {
    spec: [search],
    path: '.github/dependabot.yml',
    edits: [
      [
        'updates:\n',
        'updates:\n  - package-ecosystem: gitsubmodule\n    directory: /\n    schedule:\n      interval: weekly\n',
      ],
    ],
    becomes: 'merged',
    has: ['gitsubmodule', '/search'],
  },
  // Files that come and go.
  'notes in a runbook, and another latency': {
    spec: [faster],
    path: 'docs/runbooks/api-latency-budget-burn.md',
    edits: [[/$/, '\nIn October it was the search index.\n']],
    becomes: 'merged',
    has: ['In October it was the search index.'],
  },
  'an edited store of a service that goes': {
    spec: [
      ['uses: [db, cache, jobs]', 'uses: [db, jobs]'],
      ['  cache: { engine: redis, size: 5GB }\n', ''],
    ],
    path: 'docs/runbooks/cache-memory.md',
    edits: [[/$/, '\nEvictions are fine on Mondays.\n']],
    becomes: 'released',
    has: ['Evictions are fine on Mondays.'],
  },
  'an edited file of a service that is renamed': {
    spec: [
      ['\n  api:\n', '\n  portal:\n'],
      ['uses: [api]', 'uses: [portal]'],
    ],
    path: deployment,
    edits: [['revisionHistoryLimit: 5', 'revisionHistoryLimit: 9']],
    becomes: 'released',
    has: ['revisionHistoryLimit: 9'],
  },
  'an application that syncs by hand, and a higher peak': {
    spec: [peak],
    path: 'argocd/production/apps/production.yaml',
    edits: [[/ {4}automated:\n {6}prune: true\n {6}selfHeal: true\n/, '']],
    becomes: 'kept',
    hasNot: ['automated:'],
  },
}
