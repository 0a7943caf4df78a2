import type { Framework, Service, Spec } from '../model/spec.ts'
import { printDuration } from '../values/duration.ts'
import { printPercent } from '../values/percent.ts'
import { printSize } from '../values/quantity.ts'
import type { Scene } from './decision.ts'

/** Hours and gigabytes in words that decisions share. */
export const minute = 60_000
export const hour = 60 * minute
export const day = 24 * hour

export function knows({ team }: Spec, ...what: readonly string[]): boolean {
  return what.some((each) => team.knows.includes(each))
}

/** The strictest availability that anything in the spec promises. */
export function strictest({ objectives, services }: Spec): number {
  return Math.max(objectives.availability, ...services.map((service) => service.objectives.availability))
}

export function engineers({ team }: Spec): string {
  return team.engineers === 1 ? 'one engineer' : `${team.engineers} engineers`
}

export function answerOf({ decided }: Scene, id: string, name?: string): string | undefined {
  return decided[name === undefined ? id : `${id}/${name}`]?.answer
}

/** Services that were given this answer on compute. */
export function computedBy(scene: Scene, ...answers: readonly string[]): readonly Service[] {
  return scene.spec.services.filter(({ name }) => answers.includes(answerOf(scene, 'compute', name) ?? ''))
}

/** Services that run a process, which files do not. */
export function running(spec: Spec): readonly Service[] {
  return spec.services.filter(({ runtime }) => runtime !== 'static')
}

export function average(services: readonly Service[]): number {
  return services.reduce((sum, { traffic }) => sum + traffic.average, 0)
}

export function peak(services: readonly Service[]): number {
  return services.reduce((sum, { traffic }) => sum + traffic.peak, 0)
}

export function perSecond(amount: number): string {
  return `${Number(amount.toPrecision(3)).toLocaleString('en-US')} a second`
}

export function count(amount: number, one: string, many = `${one}s`): string {
  return `${amount === 0 ? 'no' : amount} ${amount === 1 ? one : many}`
}

const units = [
  ['day', day, day],
  ['hour', hour, hour / 2],
  ['minute', minute, minute],
  ['second', 1000, 1000],
] as const

/** `15 minutes`, `1 hour`, `3.5 hours`. */
export function span(milliseconds: number): string {
  for (const [unit, length, step] of units)
    if (milliseconds >= length && milliseconds % step === 0 && !(unit === 'day' && milliseconds === day))
      return count(milliseconds / length, unit)
  return printDuration(milliseconds)
}

export function percent(share: number): string {
  return printPercent(share)
}

export function bytes(amount: number): string {
  return printSize(amount)
}

const frameworkNames: Readonly<Record<Framework, string>> = {
  soc2: 'SOC 2',
  iso27001: 'ISO 27001',
  gdpr: 'GDPR',
  hipaa: 'HIPAA',
  pci: 'PCI DSS',
  cis: 'CIS',
}

/** `SOC 2 and GDPR`. */
export function frameworks({ compliance }: Spec): string {
  return list(compliance.map((each) => frameworkNames[each]))
}

/** `api`, `worker` and `web`. */
export function list(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}

export function named(services: readonly { readonly name: string }[]): string {
  return list(services.map(({ name }) => `\`${name}\``))
}
