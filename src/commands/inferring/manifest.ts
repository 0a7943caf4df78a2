import type { SourceFile } from '../../model/source.ts'
import type { Engine } from '../../model/spec.ts'
import { storeSigns } from './signs.ts'

/** A store that a program speaks to, and what tells of it. */
export interface Store {
  readonly engine: Engine
  readonly because: string
}

/** The stores that the packages of a manifest speak to. */
export function storesOf(packages: readonly string[], path: string): Store[] {
  const found = new Map<Engine, string>()
  for (const [name, engine] of storeSigns)
    if (packages.some((each) => each === name || each.startsWith(`${name}/`)) && !found.has(engine))
      found.set(engine, `${path} names ${name}`)
  return [...found].map(([engine, because]) => ({ engine, because }))
}

/** The first port that a Dockerfile exposes. */
export function portOf(image: SourceFile | undefined): { port?: number } {
  const port = Number(/^EXPOSE\s+(\d{1,5})/im.exec(image?.text ?? '')?.[1])
  return Number.isInteger(port) && port > 0 && port < 65_536 ? { port } : {}
}

/** Every word that can be a package's name, in the case that packages are compared in. */
export function words(text: string): string[] {
  return [
    ...new Set(
      text
        .slice(0, 200_000)
        .toLowerCase()
        .match(/[@\w][\w./-]{0,100}/g) ?? [],
    ),
  ]
}

/** What a manifest depends on, in small letters; of a language whose manifests are read by their form, names alone. */
export function packagesIn({ path, text }: SourceFile): string[] {
  const base = path.split('/').at(-1) ?? ''
  if (base === 'Gemfile')
    return [...text.matchAll(/^\s*gem\s+["']([^"']+)/gm)].map(([, name = '']) => name.toLowerCase())
  if (base === 'composer.json') return Object.keys(map(json(text).require)).map((name) => name.toLowerCase())
  if (base.endsWith('proj'))
    return [...text.matchAll(/<(?:Project\s+Sdk|PackageReference\s+Include)="([^"]+)/g)].map(([, name = '']) =>
      name.toLowerCase(),
    )
  return words(text)
}

type Json = Readonly<Record<string, unknown>>

/** Empty where the text is no JSON object. */
export function json(text: string): Json {
  try {
    return map(JSON.parse(text))
  } catch {
    return {}
  }
}

export function map(value: unknown): Json {
  return typeof value === 'object' && value !== null ? (value as Json) : {}
}
