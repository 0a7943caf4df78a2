import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** So many alerts a second for so many seconds, in requests of `batch`, each request a group of its own or each alert. */
export interface Load {
  readonly rate: number
  readonly seconds: number
  readonly batch: number
}

export interface Measured {
  readonly sent: number
  readonly told: number
  /** Milliseconds from an alert's sending until it is told, beyond the group wait. */
  readonly delay: Quantiles
  /** Milliseconds until a request is answered. */
  readonly answer: Quantiles
}

export interface Quantiles {
  readonly p50: number
  readonly p99: number
  readonly most: number
}

export const groupWait = 1000

/** Listens for what is told, and keeps when each alert was. */
export async function receiver(): Promise<{ readonly url: string; readonly told: Map<string, number>; close(): void }> {
  const told = new Map<string, number>()
  const server = createServer(async (request, response) => {
    const at = performance.now()
    let text = ''
    for await (const part of request) text += part
    response.end()
    const { alerts } = JSON.parse(text) as { alerts: readonly { labels: Record<string, string> }[] }
    for (const { labels } of alerts) if (!told.has(labels.instance ?? '')) told.set(labels.instance ?? '', at)
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}/`, told, close: () => server.close() }
}

/** Sends in real time whether or not anybody keeps up, waits until everything is told, at most half a minute. */
export async function drive(
  api: string,
  { rate, seconds, batch }: Load,
  round: string,
  told: ReadonlyMap<string, number>,
): Promise<Measured> {
  const sent = new Map<string, number>()
  const answers: number[] = []
  const pending: Promise<void>[] = []
  const requests = (rate * seconds) / batch
  const begin = performance.now()
  for (let index = 0; index < requests; index++) {
    await sleep(Math.max(0, begin + (index * 1000 * batch) / rate - performance.now()))
    const alerts = Array.from({ length: batch }, (_, each) => alertOf(index, each, round))
    const at = performance.now()
    for (const { labels } of alerts) sent.set(labels.instance, at)
    pending.push(
      fetch(`${api}/alerts`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(alerts),
      }).then(async (response) => {
        await response.text()
        if (!response.ok) throw new Error(`${response.status}`)
        answers.push(performance.now() - at)
      }),
    )
  }
  await Promise.all(pending)
  for (let tries = 0; tries < 300 && told.size < sent.size; tries++) await sleep(100)
  const delays = [...sent].flatMap(([id, at]) => {
    const when = told.get(id)
    return when === undefined ? [] : [when - at - groupWait]
  })
  return { sent: sent.size, told: delays.length, delay: quantiles(delays), answer: quantiles(answers) }
}

export function alertOf(group: number, each: number, round = '') {
  return {
    labels: {
      alertname: `Alert${group % 50}`,
      group: `${round}${group}`,
      instance: `instance-${round}${group}-${each}`,
      job: 'api',
      severity: each % 10 === 0 ? 'critical' : 'warning',
      cluster: `c${group % 5}`,
      namespace: `team-${group % 20}`,
    },
    annotations: {
      summary: 'Something is wrong',
      description: 'More is said here, in a sentence of the usual length.',
    },
    generatorURL: 'http://prometheus.example:9090/graph?g0.expr=up',
  }
}

export function quantiles(values: readonly number[]): Quantiles {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (share: number) =>
    Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN)
  return { p50: at(0.5), p99: at(0.99), most: Math.round(sorted.at(-1) ?? Number.NaN) }
}
