import type { Path } from '../../model/source.ts'
import { nearest } from '../../values/nearest.ts'
import { wordsIn } from './heredoc.ts'
import { type Range, type Reading, spotKey } from './reading.ts'
import { unquoted } from './unquoted.ts'

/** The `--name=value` that stand before the arguments. */
export function readFlags(reading: Reading, base: Path, from: number) {
  const values: { [name: string]: string | true | string[] } = Object.create(null)
  let end = from
  for (const [start, stop] of wordsIn(reading.text, from, reading.text.length, reading.joiner)) {
    const word = reading.text.slice(start, stop)
    const match = /^--([A-Za-z][\w-]*)(?:=(.*))?$/s.exec(word)
    if (!match) break
    end = stop
    const name = match[1] ?? ''
    const value: Range = [start + 2 + name.length + (match[2] === undefined ? 0 : 1), stop]
    const key: Range = [start, start + 2 + name.length]
    const known = values[name]
    if (name === 'mount' || name === 'exclude' || name === 'device') {
      const list = Array.isArray(known) ? known : []
      if (list.length === 0) reading.mark([...base, 'flags', name], [start, stop], key)
      reading.mark([...base, 'flags', name, list.length], value, key)
      list.push(unquoted(match[2] ?? '', reading.joiner))
      values[name] = list
    } else if (known !== undefined) reading.complain(`Flag \`--${name}\` is given twice`, [start, stop])
    else {
      values[name] = match[2] === undefined ? true : unquoted(match[2], reading.joiner)
      reading.mark([...base, 'flags', name], value, key)
    }
  }
  return { values, end }
}

/** The flags that BuildKit knows; a frontend of its own (`# syntax=`) may know others, so only what looks misspelt is wrong there. */
export function checkFlags(reading: Reading, base: Path, name: string, flags: Readonly<Record<string, unknown>>) {
  const known = flagsOf[name]
  if (!known) return
  for (const flag of Object.keys(flags)) {
    if (known.includes(flag)) continue
    const spot = reading.spots.get(spotKey([...base, 'flags', flag]))
    const [guess] = nearest(flag, known, 1)
    if (spot && (guess !== undefined || !reading.frontend))
      reading.complain(
        `\`${name}\` has no flag \`--${flag}\`${guess === undefined ? '' : `; did you mean \`--${guess}\`?`}`,
        spot.key ?? [spot.from, spot.to],
      )
  }
}

const none: readonly string[] = []
const flagsOf: { readonly [name: string]: readonly string[] | undefined } = Object.assign(Object.create(null), {
  ADD: ['checksum', 'chmod', 'chown', 'exclude', 'keep-git-dir', 'link', 'unpack'],
  ARG: none,
  CMD: none,
  COPY: ['chmod', 'chown', 'exclude', 'from', 'link', 'parents'],
  ENTRYPOINT: none,
  ENV: none,
  EXPOSE: none,
  FROM: ['platform'],
  HEALTHCHECK: ['interval', 'retries', 'start-interval', 'start-period', 'timeout'],
  LABEL: none,
  RUN: ['device', 'mount', 'network', 'security'],
  USER: none,
  VOLUME: none,
  WORKDIR: none,
})
