import { type Block, block, commented, raw, ref } from '../../../syntax/hcl/build.ts'
import { variable } from '../module.ts'

export const auditVariable = variable(
  'audit',
  'string',
  'Classes of statements that pgaudit writes to the log, such as ddl,role,write; none leaves it out',
  { default: null },
)

/** Parameters of pgaudit. Values never enter the log: they would be what must not lie there. */
export const auditLocals = block('locals', [], {
  audit: {
    shared_preload_libraries: 'pg_stat_statements,pgaudit',
    'pgaudit.log': ref('var.audit'),
    'pgaudit.log_catalog': '0',
    'pgaudit.log_parameter': '0',
    'pgaudit.role': 'rds_pgaudit',
    log_connections: '1',
    log_disconnections: '1',
  },
})

export function audit(): Block {
  return commented(
    'A library is loaded at the start: an instance that runs already takes it at its next restart.',
    block(
      'dynamic',
      ['parameter'],
      { for_each: raw('{ for name, value in local.audit : name => value if var.audit != null }') },
      [
        block('content', [], {
          name: ref('parameter.key'),
          value: ref('parameter.value'),
          apply_method: 'pending-reboot',
        }),
      ],
    ),
  )
}
