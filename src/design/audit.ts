import type { Framework } from '../model/spec.ts'

/** Classes of statements that pgaudit writes down for the frameworks; what is read is written down by the tables that ask for it. */
export function auditedClasses(compliance: readonly Framework[]): string[] {
  return [...new Set(compliance.flatMap((framework) => asked[framework] ?? []))]
}

/**
 * SOC 2, CC7.2: changes of form and rights. PCI DSS 10.2.1 and HIPAA 164.312(b): what people do with the data too. Reading is a matter of
 * single tables, as pgaudit's documentation has it: `grant select on cards to rds_pgaudit`.
 */
const asked: Readonly<Partial<Record<Framework, readonly string[]>>> = {
  soc2: ['ddl', 'role'],
  pci: ['ddl', 'role', 'write'],
  hipaa: ['ddl', 'role', 'write'],
}
