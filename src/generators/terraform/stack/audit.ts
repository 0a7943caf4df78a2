import { auditedClasses } from '../../../design/audit.ts'
import type { Framework } from '../../../model/spec.ts'

/** What is passed to a module of a database; nothing where nobody asks for a trail. */
export function auditedFor(compliance: readonly Framework[]): { readonly audit?: string } {
  const classes = auditedClasses(compliance)
  return classes.length > 0 ? { audit: classes.join(',') } : {}
}
