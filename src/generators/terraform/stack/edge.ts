import type { Stage } from '../../../model/plan.ts'
import type { Spec } from '../../../model/spec.ts'
import type { Site } from '../../../model/workload.ts'
import { type Block, block, ref } from '../../../syntax/hcl/build.ts'
import { label } from '../module.ts'
import { atDoor } from '../preview/places.ts'
import { frontsOf } from './cdn.ts'
import { certificateOf, edgeRegion } from './certificates.ts'
import type { StackContext } from './context.ts'
import { openly } from './releases.ts'
import { keptAsAsked } from './retention.ts'

/** Whether firewalls stand before load balancers and before CDNs, and whether any CDN stands before a process. */
export function wallsOf(context: StackContext) {
  const { plan, stages } = context
  const open = stages.some(({ name }) => plan.pods.some(({ hosts, cdn }) => hosts[name] && !cdn.includes(name)))
  const fronted = stages.some((stage) => frontsOf(context, stage).length > 0)
  return {
    guarded: open || openly(context).length + atDoor(context).length > 0,
    fronted,
    edged: plan.sites.length > 0 || fronted,
  }
}

/** Certificates of the stages, firewalls, and the sites behind one of them. The other is found by its name. */
export function edgeBlocks(context: StackContext): Block[] {
  const { plan, stack, stages, open, spec } = context
  const { sites } = plan
  const { guarded, fronted, edged } = wallsOf(context)
  const called = [...context.releases, ...context.previews].some(
    ({ workload, stage }) => workload.platform === 'functions' && workload.hosts[stage.name],
  )
  const regions = [...(guarded || fronted || called ? [stack.region] : []), ...(edged ? [edgeRegion] : [])]
  return [
    ...open.map((stage) =>
      block('module', [`${label(stage.name)}_certificate`], {
        source: '../../modules/certificate',
        domain: stage.host,
        also: hostOf(stage.standsInFor),
        zone_id: ref('data.aws_route53_zone.main.zone_id'),
        regions: [...new Set(regions)],
      }),
    ),
    ...(guarded ? [firewall('ingress_firewall', stack.firewall, 'REGIONAL', stack.region, spec)] : []),
    ...(edged ? [firewall('site_firewall', `${stack.cluster}-sites`, 'CLOUDFRONT', edgeRegion, spec)] : []),
    ...stages.flatMap((stage) => sites.map((site) => siteCall(site, stage, plan.system))),
  ]

  function hostOf(other: string | undefined): string[] | undefined {
    return other === undefined ? undefined : plan.stages.filter(({ name }) => name === other).map(({ host }) => host)
  }
}

function firewall(label: string, name: string, scope: string, region: string, { compliance }: Spec): Block {
  return block('module', [label], {
    source: '../../modules/firewall',
    name,
    scope,
    region,
    ...keptAsAsked(compliance),
  })
}

function siteCall(site: Site, stage: Stage, system: string): Block {
  const preview = stage.environment.kind === 'preview'
  return block('module', [label(stage.name, site.name)], {
    source: '../../modules/site',
    name: `${system}-${stage.name}-${site.name}`,
    bucket: site.buckets[stage.name],
    host: site.hosts[stage.name],
    preview: preview || undefined,
    // Each preview calls hosts of its own.
    connects: preview ? [`https://*.${stage.host}`] : (site.connects[stage.name] ?? []),
    certificate_arn: certificateOf(stage, edgeRegion),
    zone_id: ref('data.aws_route53_zone.main.zone_id'),
    web_acl_arn: ref('module.site_firewall.arn'),
  })
}
