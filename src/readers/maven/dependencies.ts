import type { Path } from '../../model/source.ts'
import { type Unknown, unknownValue } from '../../model/unknown.ts'
import type { Leaf } from '../../syntax/derived/node.ts'
import { childAt, childrenOf, type Spot, textAt } from '../../syntax/xml/elements.ts'
import { constraintOf } from '../../values/constraint.ts'
import { lineOf, type Project } from './project.ts'
import { resolved } from './resolve.ts'

/** A dependency as a build sees it. */
export interface Found {
  readonly name: string
  readonly path: Path
  readonly version: Leaf | undefined
  readonly data: { readonly [field: string]: unknown }
}

export function dependenciesOf(project: Project): Found[] {
  const managed = managedBy(project)
  const found: Found[] = []
  const take = (list: Spot | undefined, only: string | undefined, isManaged: boolean) => {
    for (const spot of childrenOf(list, 'dependency'))
      found.push(one(project, spot, only, isManaged ? undefined : managed, isManaged))
  }
  const places: readonly (readonly [Spot, string | undefined])[] = [
    [project.root, undefined],
    ...[...childrenOf(childAt(project.root, 'profiles'), 'profile')].map(
      (profile) => [profile, `profile ${String(textAt(profile, 'id')?.text ?? '?')}`] as const,
    ),
  ]
  for (const [place, only] of places) {
    take(childAt(place, 'dependencies'), only, false)
    take(childAt(place, 'dependencyManagement', 'dependencies'), only, true)
    for (const list of ['plugins', 'pluginManagement'])
      for (const plugin of childrenOf(
        list === 'plugins' ? childAt(place, 'build', list) : childAt(place, 'build', list, 'plugins'),
        'plugin',
      ))
        found.push(plugged(project, plugin, only, list !== 'plugins'))
  }
  return found
}

type Managed = ReadonlyMap<string, { readonly version?: Leaf; readonly scope?: string }>

/** What the project and its parents say of those who name no version. The nearest word counts. */
function managedBy(project: Project): Managed {
  const managed = new Map<string, { readonly version?: Leaf; readonly scope?: string }>()
  for (const { root } of lineOf(project))
    for (const spot of childrenOf(childAt(root, 'dependencyManagement', 'dependencies'), 'dependency')) {
      const key = keyOf(project, spot)
      const version = textAt(spot, 'version')
      const scope = textAt(spot, 'scope')
      if (!managed.has(key))
        managed.set(key, {
          ...(version && { version: resolved(project, version) }),
          ...(typeof scope?.text === 'string' && { scope: scope.text }),
        })
    }
  return managed
}

function one(
  project: Project,
  spot: Spot,
  only: string | undefined,
  managed: Managed | undefined,
  isManaged: boolean,
): Found {
  const given = managed?.get(keyOf(project, spot))
  const own = textAt(spot, 'version')
  const version = own ? resolved(project, own) : given?.version
  const scope = textAt(spot, 'scope')?.text ?? given?.scope
  const isOptional = textAt(spot, 'optional')?.text === 'true'
  const path = textAt(spot, 'systemPath')?.text
  return found(project, spot, version, {
    scope: isOptional ? 'optional' : (scopes[String(scope)] ?? 'runtime'),
    source: scope === 'system' ? 'path' : 'registry',
    ...(typeof path === 'string' && { from: path }),
    ...(only && { only }),
    ...(isManaged && { managed: true }),
  })
}

function plugged(project: Project, spot: Spot, only: string | undefined, isManaged: boolean): Found {
  const own = textAt(spot, 'version')
  return found(project, spot, own && resolved(project, own), {
    scope: 'build',
    source: 'registry',
    ...(only && { only }),
    ...(isManaged && { managed: true }),
  })
}

const scopes: Readonly<Record<string, string>> = { test: 'test', provided: 'provided', system: 'provided' }

function found(
  project: Project,
  spot: Spot,
  version: Leaf | undefined,
  more: { readonly [field: string]: unknown },
): Found {
  const name = keyOf(project, spot).split(':').slice(0, 2).join(':')
  const text = version?.value
  const constraint: string | Unknown = typeof text === 'string' ? text : unknownValue('', whyMissing(project, text))
  const pinned = typeof constraint === 'string' && (constraintOf('maven', constraint)?.pinned ?? false)
  return { name, path: spot.path, version, data: { ecosystem: 'maven', name, constraint, pinned, ...more } }
}

function whyMissing({ foreign }: Project, text: unknown): string {
  if (text !== undefined) return 'it is put together from properties that cannot be known'
  return foreign ? `parent ${foreign} may give the version` : 'no version stands in the repository'
}

/** `group:artifact:type:classifier`, by which managed versions are looked up. Plugins of Maven itself need no group. */
function keyOf(project: Project, spot: Spot): string {
  const part = (name: string, otherwise: string) => {
    const text = textAt(spot, name)
    const value = text && resolved(project, text).value
    return typeof value === 'string'
      ? value
      : text
        ? String((value as Unknown | undefined)?.text ?? otherwise)
        : otherwise
  }
  const group = part('groupId', spot.element.name === 'plugin' ? 'org.apache.maven.plugins' : '?')
  return [group, part('artifactId', '?'), part('type', 'jar'), part('classifier', '')].join(':')
}
