import type { Estate } from '../../model/estate.ts'

/** Whether a script of the repository makes the Secret: by `kubectl create secret`, or as one that it names `secret=`. */
export function isMadeByScript(estate: Estate, name: string): boolean {
  const known = made.get(estate) ?? madeIn(estate)
  made.set(estate, known)
  return known.has(name)
}

const made = new WeakMap<Estate, ReadonlySet<string>>()

function madeIn(estate: Estate): ReadonlySet<string> {
  const found = new Set<string>()
  for (const { path, text } of estate.files.values())
    if (/\.(?:sh|bash|mk)$|(?:^|\/)(?:Makefile|justfile)$/.test(path))
      for (const [, name = ''] of text.matchAll(naming)) found.add(name)
  return found
}

const naming = /(?:\bcreate secret (?:generic|tls|docker-registry) |\bsecret=)["']?([a-z0-9][a-z0-9.-]*)/g
