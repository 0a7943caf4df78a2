import { checks } from '../../checks/index.ts'
import { matchesGlob } from '../../values/glob.ts'
import type { AuditInput } from './asked.ts'
import type { AuditConfig } from './config.ts'
import { unknownCheck } from './select.ts'

/** Flags before the configuration file; lists add up. What is named outright is read, whatever the file leaves out. */
export function settled<T extends Partial<AuditInput>>(asked: T, config: AuditConfig): T & AuditConfig {
  for (const id of Object.keys(config.severities ?? {}))
    if (!Object.hasOwn(checks, id)) throw unknownCheck(id, Object.keys(checks))
  const both = (key: 'enable' | 'disable') => [...(config[key] ?? []), ...(asked[key] ?? [])]
  const named = (glob: string) =>
    (asked.paths ?? []).some((path) => matchesGlob(path, [glob]) || matchesGlob(`${path}/x`, [glob]))
  return {
    ...config,
    ...Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined)),
    exclude: [...(config.exclude ?? []).filter((glob) => !named(glob)), ...(asked.exclude ?? [])],
    enable: both('enable'),
    disable: both('disable'),
  } as T & AuditConfig
}
