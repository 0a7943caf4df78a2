import { readFileSync } from 'node:fs'
import { affordable } from '../../src/design/affordable.ts'
import { design } from '../../src/design/design.ts'
import { readSpec } from '../../src/design/read.ts'
import type { Blueprint } from '../../src/model/blueprint.ts'

/** The specs that people are shown. */
export const examples: Readonly<Record<string, string>> = Object.fromEntries(
  ['startup', 'storefront', 'pipeline', 'bank', 'iot'].map((name) => [
    `the example ${name}`,
    readFileSync(`examples/${name}/devops.yaml`, 'utf8'),
  ]),
)

/** Specs as unlike each other as people are; what is generated for each must hold. */
export const specs: Readonly<Record<string, string>> = {
  crm: readFileSync('examples/crm/devops.yaml', 'utf8'),
  'every engine, over two regions': `
name: atlas
domain: atlas.example.com
cloud: { provider: aws, account: "123456789012", region: us-east-1, recovery: us-west-2 }
repository: github.com/acme/atlas
team: { engineers: 20, knows: [kubernetes, kibana] }
objectives: { availability: 99.99, rpo: 5m, rto: 30m }
services:
  api: { type: api, runtime: go, public: true, uses: [db, items, events, index, lake, files], migrations: [migrate], traffic: { average: 300, peak: 900, pattern: global } }
  reader: { type: worker, runtime: go, uses: [events, items, index, lake], traffic: { average: 300, peak: 900 } }
data:
  db: { engine: postgresql, size: 300GB }
  items: { engine: key-value, size: 100GB }
  events: stream
  index: { engine: search, size: 100GB }
  lake: { engine: analytics, size: 50GB }
  files: bucket
environments: [staging, production]
compliance: [soc2]
`,
  'one service, one environment': `
name: notes
domain: notes.example.org
cloud: { provider: aws, region: eu-central-1 }
repository: github.com/someone/notes
team: { engineers: 6, knows: [kubernetes, flux, gateway-api] }
services:
  api: { type: api, runtime: go, public: true, uses: [db] }
data:
  db: { engine: postgresql, size: 20GB }
environments: [production]
overrules:
  compute/api: { answer: kubernetes, because: we run everything there }
`,
  'every runtime, no recovery region': `
name: shop
domain: shop.example.org
cloud: { provider: aws, account: "123456789012", region: eu-west-1 }
repository: github.com/acme/shop
team: { engineers: 20, knows: [kubernetes, gateway-api] }
services:
  front: { type: frontend, uses: [catalogue, orders], variables: { FLAVOUR: { dev: plain, production: fine, preview: plain } } }
  catalogue: { type: api, runtime: java, uses: [db, cache], traffic: { average: 100, peak: 900 } }
  orders: { type: api, runtime: python, uses: [db, work, files, catalogue], secrets: [PAYMENT_KEY], variables: { LOG_LEVEL: { dev: debug, production: info, preview: debug }, DATABASE_HOST: '\${DB_HOST}', DATABASE_URL: 'postgres://\${DB_USERNAME}:\${DB_PASSWORD}@\${DB_HOST}/\${DB_DATABASE}', RETRIES: 3 } }
  mailer: { type: worker, runtime: go, uses: [work, files] }
data:
  db: { engine: postgresql, size: 300GB, readers: 2 }
  cache: redis
  work: queue
  files: bucket
environments: [dev, production, preview]
compliance: [gdpr]
history: https://mimir.shop.example.org/api/v1/push
overrules:
  cache/cache: { answer: in-cluster, because: what is in it may be gone at any time }
  secrets: { answer: vault, because: we run one everywhere }
`,
  'a canary, and two that change over at once': `
name: pay
domain: pay.example.org
cloud: { provider: aws, account: "123456789012", region: eu-west-1 }
repository: github.com/acme/pay
team: { engineers: 20, knows: [kubernetes, gatekeeper, litmus] }
objectives: { availability: 99.95, latency: p95 < 200ms }
services:
  gateway: { type: api, runtime: go, public: true, uses: [ledger, rates], figures: { payments: Payments taken }, secrets: [CARD_KEY], traffic: { average: 200, peak: 600 } }
  ledger: { type: api, runtime: go, public: false, uses: [db], traffic: { average: 100, peak: 300 } }
  rates: { type: api, runtime: node, public: false, traffic: { average: 100, peak: 300 } }
  desk: { type: api, runtime: python, public: true, uses: [ledger], traffic: { average: 2, peak: 9 } }
  shop: { type: frontend, runtime: node, uses: [gateway], traffic: { average: 50, peak: 200, pattern: global } }
data:
  db: { engine: postgresql, size: 100GB }
environments: [dev, staging, production]
history: https://aps-workspaces.eu-west-1.amazonaws.com/workspaces/ws-0f1e2d3c/api/v1/remote_write
overrules:
  secrets: { answer: sops, because: what is secret is reviewed like code }
  compute/gateway: { answer: kubernetes, because: we run everything there }
  compute/ledger: { answer: kubernetes, because: we run everything there }
  compute/rates: { answer: kubernetes, because: we run everything there }
  compute/desk: { answer: kubernetes, because: we run everything there }
  rollout/rates: { answer: blue-green, because: its versions cannot mix }
  rollout/desk: { answer: blue-green, because: its versions cannot mix }
  scaling/desk: { answer: fixed, because: a desk has two seats }
`,
  'shown by a service outside': `
name: ledger
domain: ledger.example.org
cloud: { provider: aws, region: us-east-1 }
repository: github.com/acme/ledger
team: { engineers: 14, knows: [kubernetes, datadog] }
services:
  api: { type: api, runtime: go, public: true, uses: [db] }
  wire: { type: api, runtime: go, protocol: tcp, port: 7000, public: true, uses: [db] }
  books: { type: worker, runtime: python, uses: [work, db] }
data:
  db: { engine: postgresql, size: 50GB }
  work: queue
environments: [staging, production]
compliance: [pci]
`,
  'a pipeline by the clock, with disks and graphics processors': `
name: lake
domain: lake.example.com
cloud: { provider: aws, account: "210987654321", region: us-east-1, recovery: us-west-2 }
repository: github.com/acme/lake
team: { engineers: 9, knows: [kubernetes, python] }
objectives: { rpo: 15m, rto: 2h }
services:
  collect: { type: api, runtime: go, protocol: tcp, port: 6000, public: true, disk: 200GB, uses: [raw, work] }
  catalogue: { type: api, runtime: java, protocol: grpc, public: false, uses: [db], migrations: [migrate] }
  pages: { type: frontend, runtime: node, uses: [portal], traffic: { average: 20, peak: 80, pattern: global } }
  portal: { type: api, runtime: node, public: true, uses: [catalogue, db, find], secrets: [MAP_KEY, TOKEN_SECRET] }
  enrich: { type: worker, runtime: python, gpus: 1, bound: cpu, uses: [work, raw, catalogue] }
  train: { type: job, runtime: python, gpus: 4, schedule: 0 2 * * 1, uses: [raw] }
  compact: { type: job, runtime: go, schedule: '*/30 * * * *', uses: [raw, db] }
data:
  db: { engine: postgresql, size: 50GB }
  work: queue
  raw: bucket
  find: { engine: search, size: 50GB }
environments: [dev, production, preview]
overrules:
  queue/work: { answer: msk, because: our partners speak Kafka }
  search/find: { answer: opensearch-serverless, because: our searches come in bursts }
  secrets: { answer: sealed-secrets, because: nobody is to read one again }
  purchase: { answer: spot-mix, because: work here may be taken back }
  mesh: { answer: linkerd, because: what is encrypted is asked for by those who give us data }
`,
  'a bank of small services with a mesh': `
name: bank
domain: bank.example.com
cloud: { provider: aws, account: "345678901234", region: eu-west-1 }
repository: github.com/acme/bank
team: { engineers: 30, knows: [kubernetes, istio, jaeger, opensearch, feature-flags] }
services:
  gateway: { type: api, runtime: node, public: true, uses: [accounts, payments, cards], secrets: { SIGNING_KEY: { made: random }, CARD_KEY: {} } }
  accounts: { type: api, runtime: java, protocol: grpc, public: false, uses: [ledger], migrations: [migrate] }
  payments: { type: api, runtime: go, public: false, uses: [accounts, fraud, ledger, events] }
  cards: { type: api, runtime: dotnet, public: false, uses: [accounts, limits] }
  fraud: { type: api, runtime: python, public: false, bound: cpu, uses: [limits] }
  limits: { type: api, runtime: ruby, public: false, uses: [cache] }
  notify: { type: worker, runtime: php, uses: [events] }
  statements: { type: job, runtime: java, schedule: 0 4 1 * *, uses: [ledger] }
data:
  ledger: { engine: postgresql, size: 500GB, personal: true }
  cache: redis
  events: queue
environments: [dev, production, preview]
compliance: [pci, soc2]
overrules:
  secrets: { answer: csi, because: each pod reads its own by its own role }
`,
  'a cluster that CloudWatch watches': `
name: tide
domain: tide.example.org
cloud: { provider: aws, account: "555566667777", region: eu-west-1 }
repository: github.com/acme/tide
team: { engineers: 9, knows: [kubernetes, cloudwatch] }
objectives: { availability: 99.9, latency: p95 < 1s }
services:
  web: { type: frontend, uses: [api] }
  api: { type: api, runtime: go, uses: [db, work, gauges], traffic: { average: 50, peak: 200 } }
  gauges: { type: api, runtime: go, public: false, disk: 20GB, traffic: { average: 20, peak: 60 } }
  mailer: { type: worker, runtime: python, uses: [work, db] }
  sweep: { type: job, runtime: go, schedule: '0 3 * * *', uses: [db] }
data:
  db: { engine: postgresql, size: 50GB, personal: true }
  work: queue
environments: [staging, production]
compliance: [soc2]
overrules:
  compute/api: { answer: kubernetes, because: we run everything there }
  compute/gauges: { answer: kubernetes, because: we run everything there }
  compute/mailer: { answer: kubernetes, because: we run everything there }
  compute/sweep: { answer: kubernetes, because: we run everything there }
`,
  'a startup of two, in containers': `
name: tally
domain: tally.example.net
cloud: { provider: aws, account: "222233334444", region: eu-west-1 }
repository: github.com/tally/tally
team: { engineers: 2, pager: slack, knows: [feature-flags] }
objectives: { availability: 99.5, latency: p95 < 500ms, rpo: 1h, rto: 4h }
services:
  web: { type: frontend, uses: [api] }
  api:
    type: api
    runtime: node
    uses: [db, jobs, files, rates]
    migrations: [migrate]
    secrets: { SESSION_KEY: { made: random, rotates: 90d }, MAIL_KEY: { rotates: 180d } }
    traffic: { average: 3, peak: 30 }
  rates: { type: api, runtime: go, public: false, uses: [db], traffic: { average: 1, peak: 10 } }
  docs: { type: frontend, runtime: node, uses: [api], traffic: { average: 1, peak: 10, pattern: global } }
  worker: { type: worker, runtime: python, uses: [db, jobs, files], traffic: { average: 1, peak: 5 } }
  nightly: { type: job, runtime: ruby, schedule: "15 3 * * 1-5", uses: [db] }
data:
  db: { engine: postgresql, size: 20GB, personal: true }
  jobs: queue
  files: bucket
environments: [staging, production, preview]
overrules:
  rollout/api: { answer: canary, because: a bad version once met everybody }
`,
  'functions that seldom run': `
name: chime
domain: chime.example.net
cloud: { provider: aws, account: "333344445555", region: eu-central-1 }
repository: github.com/chime/chime
team: { engineers: 2, pager: email }
objectives: { availability: 99, latency: p95 < 1s, rpo: 24h, rto: 24h }
services:
  web: { type: frontend, uses: [api] }
  api: { type: api, runtime: node, uses: [work, db, files], migrations: [migrate], secrets: [SIGNING_KEY], traffic: { average: 0.2, peak: 5, pattern: spiky } }
  digest: { type: worker, runtime: python, uses: [work, db], traffic: { average: 0.1, peak: 2, pattern: spiky } }
  sweep: { type: job, runtime: php, schedule: "0 4 * * *", uses: [db] }
data:
  db: { engine: postgresql, size: 10GB }
  work: queue
  files: bucket
environments: [staging, production, preview]
overrules:
  database/db: { answer: rds-single, because: a day without it is bearable }
`,
  'machines, by overrule': `
name: depot
domain: depot.example.net
cloud: { provider: aws, account: "444455556666", region: us-east-1 }
repository: github.com/depot/depot
team: { engineers: 5, knows: [linux] }
objectives: { availability: 99.9, latency: p95 < 300ms, rpo: 1h, rto: 4h }
services:
  api: { type: api, runtime: java, public: true, uses: [db, jobs], migrations: [migrate, --now], secrets: { LICENSE_KEY: {}, TOKEN_KEY: { made: random, rotates: 30d } }, traffic: { average: 20, peak: 80 } }
  picker: { type: worker, runtime: go, uses: [db, jobs], traffic: { average: 5, peak: 20 } }
  desk: { type: frontend, runtime: ruby, uses: [api], traffic: { average: 5, peak: 20, pattern: global } }
data:
  db: { engine: postgresql, size: 50GB }
  jobs: queue
environments: [staging, production]
overrules:
  compute/api: { answer: virtual-machines, because: its licence is bound to machines }
  compute/picker: { answer: virtual-machines, because: its licence is bound to machines }
  compute/desk: { answer: virtual-machines, because: its licence is bound to machines }
`,
  'Flux, and a canary that it waits for': `
name: press
domain: press.example.org
cloud: { provider: aws, account: "123456789012", region: eu-west-1 }
repository: github.com/acme/press
team: { engineers: 10, knows: [kubernetes, flux, chaos-toolkit, jaeger] }
objectives: { availability: 99.95 }
services:
  api: { type: api, runtime: go, public: true, uses: [db, work], traffic: { average: 200, peak: 600 } }
  mailer: { type: worker, runtime: go, uses: [work], secrets: [MAIL_KEY] }
data:
  db: { engine: postgresql, size: 100GB }
  work: queue
environments: [staging, production]
overrules:
  secrets: { answer: sops, because: Flux reads it by itself }
  compute/api: { answer: kubernetes, because: we run everything there }
  compute/mailer: { answer: kubernetes, because: we run everything there }
`,
}

export function blueprintOf(text: string): Blueprint {
  const { spec, problems } = readSpec({ path: 'devops.yaml', text })
  if (!spec || problems.length > 0)
    throw new Error(problems.map(({ message, remedy }) => `${message}: ${remedy}`).join('\n'))
  const blueprint = design(spec)
  const dear = affordable(blueprint)
  if (dear) throw new Error(dear.message)
  return blueprint
}
