import type { Cache } from '../../model/plan.ts'
import type { Store } from '../../model/store.ts'
import { printQuantity } from '../../values/quantity.ts'

const mebibyte = 1024 ** 2

/** What it holds, and half of that again for connections and for what is being written. */
export function cachesOf(system: string, stores: readonly Store[]): Cache[] {
  return stores
    .filter(({ module }) => module === 'pod')
    .map(({ name, port, datastore }) => {
      const holds = Math.max(64, Math.ceil(datastore.size / mebibyte))
      return {
        name,
        labels: { 'app.kubernetes.io/name': name, 'app.kubernetes.io/part-of': system },
        serviceAccount: name,
        priority: `${system}-serving`,
        port,
        metricsPort: 9121,
        holds: holds * mebibyte,
        requests: { cpu: '100m', memory: printQuantity(Math.ceil(holds * 1.5) * mebibyte, 'bytes') },
      }
    })
}
