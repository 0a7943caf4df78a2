import type { Workload } from '../model/workload.ts'
import { parseQuantity } from '../values/quantity.ts'

const gib = 1024 ** 3

/** The smallest machine that holds one replica beside the system, which takes half a GiB. Prices and sizes of Graviton. */
export function machineFor({ cpu, memory }: Workload['requests']): string {
  const [cores, bytes] = [parseQuantity(cpu) ?? 0, parseQuantity(memory) ?? 0]
  return sizes.find((size) => size.cores >= cores && size.memory - gib / 2 >= bytes)?.name ?? 'm7g.4xlarge'
}

/** Burstable as long as a replica asks for less than half a core. */
const sizes = [
  { name: 't4g.small', cores: 0.5, memory: 2 * gib },
  { name: 't4g.medium', cores: 0.5, memory: 4 * gib },
  { name: 'm7g.medium', cores: 1, memory: 4 * gib },
  { name: 'm7g.large', cores: 2, memory: 8 * gib },
  { name: 'm7g.xlarge', cores: 4, memory: 16 * gib },
  { name: 'm7g.2xlarge', cores: 8, memory: 32 * gib },
] as const
