import { type Fact, factOf, type Table } from './fact.ts'

/** A port on which a program listens by UDP and not by TCP. */
export interface DatagramPort {
  readonly port: number
  readonly what: string
  /** Last part of the names of images whose program it is. */
  readonly images: readonly string[]
}

export const datagramPorts: Table<DatagramPort> = {
  source: 'the projects’ documentation and default configuration',
  date: '2026-11-27',
  rows: [
    { port: 5775, what: 'Jaeger agent, zipkin.thrift', images: ['all-in-one', 'jaeger-agent'] },
    { port: 6831, what: 'Jaeger agent, jaeger.thrift compact', images: ['all-in-one', 'jaeger-agent', 'jaeger'] },
    { port: 6832, what: 'Jaeger agent, jaeger.thrift binary', images: ['all-in-one', 'jaeger-agent', 'jaeger'] },
    { port: 8125, what: 'StatsD', images: ['statsd', 'graphite-statsd', 'telegraf', 'agent', 'datadog-agent'] },
    { port: 25826, what: 'collectd', images: ['collectd', 'collectd-exporter', 'telegraf', 'influxdb'] },
    { port: 51820, what: 'WireGuard', images: ['wireguard', 'wg-easy'] },
    { port: 123, what: 'NTP', images: ['ntp', 'chrony'] },
    { port: 69, what: 'TFTP', images: ['tftp', 'tftpd', 'tftpd-hpa'] },
  ],
}

/** What an image of that name listens on by UDP under a port. */
export function datagramPort(image: string, port: number): (DatagramPort & Fact) | undefined {
  const row = datagramPorts.rows.find((each) => each.port === port && each.images.includes(image))
  return row && factOf(datagramPorts, row)
}
