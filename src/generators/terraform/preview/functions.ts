import type { Previews, Release } from '../../../model/plan.ts'
import { type Attributes, type Block, block, ref, template } from '../../../syntax/hcl/build.ts'
import { label } from '../module.ts'
import type { StackContext } from '../stack/context.ts'
import { adapter, functionMemory, functionSeconds } from '../stack/functions.ts'
import { literalsOf, stands } from '../stack/releases.ts'
import { addressesOf, digest, hostOf } from './release.ts'

/** Functions of a pull request, and an API before each that users reach. */
export function previewFunctions(previews: Previews, context: StackContext): Block[] {
  return previews.releases
    .filter(({ workload }) => workload.platform === 'functions')
    .flatMap((release) => [
      theFunction(release, previews, context),
      ...(release.workload.hosts[previews.stage.name] ? [api(release, previews)] : []),
    ])
}

function theFunction(release: Release, previews: Previews, context: StackContext): Block {
  const { workload, name, logs, stage } = release
  const { type, uses } = workload.service
  const queue = previews.own.find((store) => store.module === 'queue' && uses.includes(store.name))
  return block('module', [label(workload.name)], {
    source: '../../modules/preview-function',
    name: template`${ref('local.name')}-${workload.name}`,
    image: template`${workload.images[stage.name] ?? workload.image}@${digest(release)}`,
    memory: functionMemory(workload),
    timeout: functionSeconds[type],
    concurrency: 2,
    environment: { ...literalsOf(release), ...addresses(release, previews), ...adapter(release) },
    role_arn: template`arn:aws:iam::${ref('local.account')}:role/${name}`,
    log_group: logs,
    ...(stands(release, context) && {
      subnet_ids: ref('local.ground.subnet_ids'),
      security_group_ids: [ref(`local.ground.groups["${workload.name}"]`)],
    }),
    ...(type === 'worker' && queue && { queue_arn: ref(`module.${label(queue.name)}.arn`) }),
  })
}

function addresses(release: Release, previews: Previews): Attributes {
  const known = addressesOf(release, previews)
  return Object.fromEntries(
    release.workload.environment.flatMap((each) => {
      const address = 'address' in each ? known[each.secret] : undefined
      return address ? [[each.name, address]] : []
    }),
  )
}

function api({ workload }: Release, previews: Previews): Block {
  const host = hostOf(workload, previews)
  const call = label(workload.name)
  return block('module', [`${call}_api`], {
    source: '../../modules/http-api',
    name: template`${ref('local.name')}-${workload.name}`,
    function_name: ref(`module.${call}.name`),
    invoke_arn: ref(`module.${call}.invoke_arn`),
    hosts: [host],
    recorded_hosts: [host],
    certificate_arn: ref('local.ground.certificate_arn'),
    zone_id: ref('local.ground.zone_id'),
    requests_per_second: 20,
    log_group: template`/${previews.folder}${ref('var.number')}/${workload.name}/requests`,
    logs_key_arn: ref('local.ground.logs_key_arn'),
    log_retention_days: 7,
  })
}
