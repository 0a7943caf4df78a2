import { spawn, spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Shop } from './shop.ts'
import { pause } from './telephone.ts'

export interface Signals {
  /** How the alerts of this run come about, in one sentence. */
  readonly told: string
  /** Address of the Prometheus; absent where none runs. */
  readonly prometheus?: string
  stop(): void
}

/** The real Prometheus and Alertmanager where both are on the machine; otherwise the same alert, sent as they would send it. */
export async function startSignals(
  folder: string,
  shop: Shop,
  hook: string,
  ports: { readonly prometheus: number; readonly alertmanager: number },
): Promise<Signals> {
  const [prometheus, alertmanager] = ['prometheus', 'prometheus-alertmanager'].map(
    (program) => spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0 && program,
  )
  if (!prometheus || !alertmanager) return recorded(shop, hook)
  const at = (port: number) => `127.0.0.1:${port}`
  writeFileSync(join(folder, 'rules.yml'), rules)
  writeFileSync(
    join(folder, 'prometheus.yml'),
    `global: { scrape_interval: 1s, evaluation_interval: 1s }
rule_files: [rules.yml]
scrape_configs: [{ job_name: checkout, static_configs: [{ targets: ['${at(shop.port)}'] }] }]
alerting: { alertmanagers: [{ static_configs: [{ targets: ['${at(ports.alertmanager)}'] }] }] }
`,
  )
  writeFileSync(
    join(folder, 'alertmanager.yml'),
    `route: { receiver: shop, group_by: [alertname, service], group_wait: 1s, group_interval: 2s, repeat_interval: 1h }
receivers:
  - name: shop
    webhook_configs:
      - url: ${hook}
`,
  )
  const programs = [
    spawn(
      'prometheus',
      [
        `--config.file=${join(folder, 'prometheus.yml')}`,
        `--storage.tsdb.path=${join(folder, 'tsdb')}`,
        `--web.listen-address=${at(ports.prometheus)}`,
      ],
      { stdio: 'ignore' },
    ),
    spawn(
      'prometheus-alertmanager',
      [
        `--config.file=${join(folder, 'alertmanager.yml')}`,
        `--storage.path=${join(folder, 'alertmanager')}`,
        `--web.listen-address=${at(ports.alertmanager)}`,
        '--cluster.listen-address=',
      ],
      { stdio: 'ignore' },
    ),
  ]
  return {
    told: 'A real Prometheus measures the shop each second, and a real Alertmanager hands its alerts to us.',
    prometheus: `http://${at(ports.prometheus)}`,
    stop: () => programs.forEach((program) => void program.kill()),
  }
}

/** Watches the same figure and posts what Alertmanager's webhook would: for machines without the two. */
function recorded(shop: Shop, hook: string): Signals {
  let firing: Date | undefined
  let ended = false
  const post = async (status: 'firing' | 'resolved', startsAt: Date) => {
    const alert = {
      labels,
      annotations,
      startsAt,
      endsAt: status === 'firing' ? '0001-01-01T00:00:00Z' : new Date(),
      status,
    }
    await fetch(hook, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        version: '4',
        groupKey: '{}:{alertname="CheckoutFails", service="checkout"}',
        truncatedAlerts: 0,
        receiver: 'shop',
        status,
        groupLabels: { alertname: labels.alertname, service: labels.service },
        commonLabels: labels,
        commonAnnotations: annotations,
        externalURL: 'http://127.0.0.1:9093',
        alerts: [{ ...alert, generatorURL: '', fingerprint: '00f1a2b3c4d5e6f7' }],
      }),
    })
  }
  void (async () => {
    for (; !ended; await pause(1000)) {
      const recent = shop.orders.filter(({ at }) => Date.now() - at < 10_000)
      const share = recent.filter(({ failed }) => failed).length / Math.max(1, recent.length)
      if (share > 0.05 && !firing) {
        firing = new Date()
        await post('firing', firing)
      } else if (share <= 0.05 && firing) {
        await post('resolved', firing)
        firing = undefined
      }
    }
  })()
  return {
    told: 'There is no Prometheus with Alertmanager on this machine: the count of the shop stands in for them, and what Alertmanager would send is sent in its form.',
    stop() {
      ended = true
    },
  }
}

const labels = { alertname: 'CheckoutFails', service: 'checkout', severity: 'page' }
const annotations = { summary: 'More than 5 % of orders fail', runbook_url: 'https://runbooks.example.com/checkout' }
const rules = `groups:
  - name: checkout
    rules:
      - alert: ${labels.alertname}
        expr: sum(rate(http_requests_total{code=~"5.."}[10s])) / sum(rate(http_requests_total[10s])) > 0.05
        for: 2s
        labels: { service: ${labels.service}, severity: ${labels.severity} }
        annotations: { summary: ${annotations.summary}, runbook_url: '${annotations.runbook_url}' }
`
