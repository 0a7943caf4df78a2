import type { Fact } from './fact.ts'

/** Units of processor that a task may ask for, and the MiB of memory that go with them. */
export interface FargateSize {
  readonly cpu: number
  readonly memory: number
}

interface Row extends Fact {
  readonly cpu: number
  readonly from: number
  readonly to: number
  readonly step: number
}

const source = { source: 'Amazon ECS developer guide, task CPU and memory on Fargate', date: '2026-08-22' } as const

const rows: readonly Row[] = [
  { cpu: 256, from: 512, to: 2048, step: 512, ...source },
  { cpu: 512, from: 1024, to: 4096, step: 1024, ...source },
  { cpu: 1024, from: 2048, to: 8192, step: 1024, ...source },
  { cpu: 2048, from: 4096, to: 16_384, step: 1024, ...source },
  { cpu: 4096, from: 8192, to: 30_720, step: 1024, ...source },
  { cpu: 8192, from: 16_384, to: 61_440, step: 4096, ...source },
  { cpu: 16_384, from: 32_768, to: 122_880, step: 8192, ...source },
]

/** The smallest task that holds so many cores and bytes; the largest there is where none does. */
export function fargateSize(cores: number, bytes: number): FargateSize {
  const wanted = { cpu: Math.ceil(cores * 1024), memory: Math.ceil(bytes / 1024 ** 2) }
  for (const { cpu, from, to, step } of rows)
    if (cpu >= wanted.cpu && to >= wanted.memory)
      return { cpu, memory: Math.max(from, Math.ceil(wanted.memory / step) * step) }
  return { cpu: 16_384, memory: 122_880 }
}

export const fargateSizes: readonly Fact[] = rows
