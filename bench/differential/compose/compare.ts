import { homedir } from 'node:os'
import { posix } from 'node:path'
import { isMap } from '../../../src/model/shape.ts'
import { isUnknown } from '../../../src/model/unknown.ts'

/** Where our project says something else than that of compose-go. What we do not know is not compared. */
export function differences(ours: unknown, theirs: unknown, home: string): readonly string[] {
  return [...between(trimmed(sections(ours)), trimmed(sections(theirs)), home, [])]
}

/** Go prints no models. */
function sections(project: unknown): unknown {
  if (!isMap(project)) return project
  return Object.fromEntries(Object.entries(project).filter(([key]) => !['name', 'version', 'models'].includes(key)))
}

function* between(ours: unknown, theirs: unknown, home: string, path: readonly string[]): Iterable<string> {
  if (isUnknown(ours) || (isEmpty(ours) && isEmpty(theirs))) return
  if (isMap(ours) && isMap(theirs)) {
    for (const key of new Set([...Object.keys(ours), ...Object.keys(theirs)]))
      if (!(path.at(-1) === 'args' && theirs[key] === null))
        yield* between(ours[key], theirs[key], home, [...path, key])
    return
  }
  if (Array.isArray(ours) && Array.isArray(theirs) && ours.length === theirs.length) {
    const [first, second] = unordered.has(path.at(-1) ?? '') ? [sorted(ours), sorted(theirs)] : [ours, theirs]
    for (const [index, each] of first.entries()) yield* between(each, second[index], home, [...path, String(index)])
    return
  }
  if (plain(ours, path, home) === plain(theirs, path, home)) return
  yield `${path.join('.')}: ours ${JSON.stringify(ours)}, theirs ${JSON.stringify(theirs)}`
}

/** Go leaves out what is empty. */
function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === '' || value === false) return true
  return (Array.isArray(value) || isMap(value)) && Object.values(value).every(isEmpty)
}

const unordered = new Set(['ports'])

function sorted(list: readonly unknown[]): readonly unknown[] {
  return [...list].sort((a, b) => (JSON.stringify(keyed(a)) < JSON.stringify(keyed(b)) ? -1 : 1))
}

function keyed(value: unknown): unknown {
  return isMap(value) ? [value.target, value.published, value.protocol, value.host_ip].map(String) : value
}

/** As text, since types of Go write numbers as texts; paths from the project's directory; no value for an empty one. */
function plain(value: unknown, path: readonly string[], home: string): string {
  if (value === undefined || value === null || value === '' || value === false) return ''
  if (typeof value !== 'string') return JSON.stringify(value)
  if (path.at(-1) === 'mode' && /^0[0-7]+$/.test(value)) return String(Number.parseInt(value, 8))
  const local =
    value === home
      ? '.'
      : value.startsWith(`${home}/`)
        ? value.slice(home.length + 1)
        : value.startsWith('../')
          ? posix.join(home, value)
          : value.replace(/^~(?=\/|$)/, homedir())
  const amount = durations.has(path.at(-1) ?? '') ? seconds(local) : bytesOf(local, path.at(-1) ?? '')
  return amount === undefined ? local.replace(/^\.\/(?=.)/, '').replace(/\/$/, '') : String(amount)
}

const durations = new Set([
  'interval',
  'timeout',
  'start_period',
  'start_interval',
  'delay',
  'window',
  'monitor',
  'stop_grace_period',
])
const sizes = new Set(['mem_limit', 'mem_reservation', 'memswap_limit', 'memory', 'shm_size', 'size', 'mem_swappiness'])

function seconds(text: string): number | undefined {
  const units: Readonly<Record<string, number>> = { us: 1e-6, ms: 1e-3, s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 }
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(us|ms|s|m|h|d|w)/g)]
  return parts.length === 0
    ? undefined
    : parts.reduce((sum, [, n, unit]) => sum + Number(n) * (units[unit ?? ''] ?? 0), 0)
}

function bytesOf(text: string, name: string): number | undefined {
  const [, number, unit = ''] = /^(\d+(?:\.\d+)?) ?([kmgt]?)i?b?$/i.exec(text) ?? []
  return sizes.has(name) && number !== undefined
    ? Math.floor(Number(number) * 1024 ** ' kmgt'.indexOf(unit.toLowerCase() || ' '))
    : undefined
}

/** Without what one of the two does not keep: extensions, whether an `env_file` was read, and what holds where nothing is said. */
function trimmed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(trimmed)
  if (!isMap(value) || isUnknown(value)) return value
  const unsaid = (key: string, each: unknown) =>
    key.startsWith('x-') ||
    key === 'read' ||
    (key === 'create_host_path' && each === true) ||
    (key === 'required' && each === true && 'path' in value) ||
    (key === 'target' && each === `/run/secrets/${value.source}`)
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, each]) => !unsaid(key, each))
      .map(([key, each]) => [key, trimmed(key === 'extra_hosts' ? hostList(each) : each)]),
  )
}

function hostList(hosts: unknown): unknown {
  if (!isMap(hosts)) return hosts
  const all = Object.entries(hosts).flatMap(([name, list]) =>
    Array.isArray(list) ? list.map((ip) => `${name}=${ip}`) : [],
  )
  return all.sort()
}
