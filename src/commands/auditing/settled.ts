import { checks } from '../../checks/index.ts'
import { matchesGlob } from '../../values/glob.ts'
import type { AuditInput } from './asked.ts'
import type { AuditConfig } from './config.ts'
import { own, unknownCheck } from './select.ts'

/** Flags before the configuration file; lists add up. What is named outright is read, whatever the file leaves out. */
export function settled<T extends Partial<AuditInput>>(asked: T, config: AuditConfig): T & AuditConfig {
  const ids = [...Object.keys(checks), ...Object.keys(own)]
  const named = [...Object.keys(config.severities ?? {}), ...(config.rules ?? []).flatMap(({ checks = [] }) => checks)]
  for (const glob of named) if (!ids.some((id) => matchesGlob(id, glob))) throw unknownCheck(glob, ids)
  const both = (key: 'enable' | 'disable') => [...(config[key] ?? []), ...(asked[key] ?? [])]
  const isNamed = (glob: string) =>
    (asked.paths ?? []).some((path) => matchesGlob(path, [glob]) || matchesGlob(`${path}/x`, [glob]))
  return {
    ...config,
    ...Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined)),
    exclude: [...(config.exclude ?? []).filter((glob) => !isNamed(glob)), ...(asked.exclude ?? [])],
    enable: both('enable'),
    disable: both('disable'),
  } as T & AuditConfig
}
