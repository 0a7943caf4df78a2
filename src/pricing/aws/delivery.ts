import { blockIn, textIn } from '../body.ts'
import { hourly, type Line, used } from '../line.ts'
import type { Rule, Thing } from '../rule.ts'

export const rule: Rule = {
  title: 'Builds, images and deployments',
  types: {
    *aws_codebuild_project(thing) {
      const { compute_type, type } = blockIn(thing.body.environment)
      const size =
        textIn(compute_type)
          ?.replace(/^BUILD_/, '')
          .toLowerCase()
          .replace('_', '.') ?? 'unknown'
      const kind = textIn(type) ?? 'LINUX_CONTAINER'
      const system = kind.startsWith('WINDOWS') ? 'windows' : kind.startsWith('ARM') ? 'arm' : 'linux'
      const gpu = kind.includes('GPU') ? '/gpu' : ''
      yield used(
        `${system.slice(0, 1).toUpperCase()}${system.slice(1)} (${size})`,
        `codebuild/${system}/${size}${gpu}`,
        'minute',
        thing.use('monthly_build_mins'),
      )
    },
    *aws_ecr_repository(thing) {
      yield used('Storage', 'ecr/storage', 'GB-month', thing.use('storage_gb'))
    },
    aws_cloudformation_stack: stack,
    aws_cloudformation_stack_set: stack,
    *aws_lightsail_instance({ body }) {
      const bundle = textIn(body.bundle_id)
      const windows = bundle?.includes('_win_') ?? false
      yield {
        ...hourly(`Virtual server (${windows ? 'Windows' : 'Linux/UNIX'})`, `lightsail/${bundle ?? '?'}`),
        ...(bundle === undefined && { open: 'bundle_id' }),
      }
    },
    *aws_transfer_server(thing) {
      const { protocols } = thing.body
      const spoken = Array.isArray(protocols) ? protocols.flatMap((each) => textIn(each) ?? []) : ['SFTP']
      for (const protocol of [...spoken].sort())
        yield hourly(`${protocol} protocol enabled`, 'transfer-family/protocol')
      yield used('Data downloaded', 'transfer-family/data', 'GB', thing.use('monthly_data_downloaded_gb'))
      yield used('Data uploaded', 'transfer-family/data', 'GB', thing.use('monthly_data_uploaded_gb'))
    },
  },
}

/** What a stack makes of AWS itself is free; types of others are paid by operation. */
function* stack(thing: Thing): Iterable<Line> {
  if (
    textIn(thing.body.template_body) !== undefined &&
    !/"?Type"?\s*:\s*"?(?!AWS::|Alexa::|Custom::)\w+::/.test(String(thing.body.template_body))
  )
    return
  yield used('Handler operations', 'cloudformation/operations', 'request', thing.use('monthly_handler_operations'))
  yield used('Durations above 30s', 'cloudformation/duration', 'second', thing.use('monthly_duration_secs'))
}
