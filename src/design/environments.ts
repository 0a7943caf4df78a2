import type { Environment, EnvironmentKind } from '../model/spec.ts'
import type { Written } from './schema.ts'

/** Environments as they are written: a list of names that say their kind, or names with their kinds. */
export function environmentsOf(
  written: Written['environments'] = ['dev', 'staging', 'production', 'preview'],
): Environment[] {
  const entries = Array.isArray(written)
    ? [...new Set(written)].map((name) => [name, kindOf(name)] as const)
    : Object.entries(written)
  return entries.flatMap(([name, kind]) => (kind ? [{ name, kind }] : []))
}

/** What a name says of an environment, where it says anything. */
export function kindOf(name: string): EnvironmentKind | undefined {
  return Object.hasOwn(environmentNames, name) ? environmentNames[name] : undefined
}

const environmentNames: Readonly<Record<string, EnvironmentKind>> = {
  dev: 'development',
  development: 'development',
  test: 'staging',
  staging: 'staging',
  stage: 'staging',
  production: 'production',
  prod: 'production',
  live: 'production',
  preview: 'preview',
  previews: 'preview',
}
