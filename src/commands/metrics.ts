import { prometheus } from '../connectors/prometheus/prometheus.ts'
import { Fault } from '../model/fault.ts'
import type { Metrics } from '../model/signal.ts'
import type { World } from '../model/world.ts'
import { serverOf } from './server.ts'
import { setting } from './settings.ts'

/** What this server measures with. */
export async function metricsOf(world: World): Promise<Metrics> {
  const { database, seal, fetch } = serverOf(world)
  const { url, user, password, bearer, headers, seconds, whole } = await setting(database, 'prometheus')
  if (!url)
    throw noPrometheus('Say where it is: `devops setting change prometheus \'{"url": "http://prometheus:9090"}\'`.')
  return prometheus(
    {
      url,
      headers,
      whole,
      patience: seconds * 1000,
      ...(user && { user }),
      ...(password && { password: seal.open(password) }),
      ...(bearer && { bearer: seal.open(bearer) }),
    },
    { fetch, warn: world.tell },
  )
}

/** What is named by whoever asks; a token comes from `PROMETHEUS_TOKEN`. */
export function metricsAt(url: string | undefined, world: World): Metrics {
  const named = url ?? world.env.PROMETHEUS_URL
  if (!named) throw noPrometheus('Name it: `--prometheus http://localhost:9090`, or PROMETHEUS_URL.')
  const bearer = world.env.PROMETHEUS_TOKEN
  return prometheus({ url: named, ...(bearer && { bearer }) }, { fetch, warn: world.tell })
}

function noPrometheus(help: string): Fault {
  return new Fault('no-prometheus', 'nobody said where Prometheus is', help)
}
