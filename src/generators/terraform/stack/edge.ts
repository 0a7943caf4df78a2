import type { Site, Stage } from '../../../model/blueprint.ts'
import { type Block, block, ref } from '../../../syntax/hcl/build.ts'
import { label } from '../module.ts'
import type { StackContext } from './context.ts'

/** CloudFront takes certificates from this region only. */
const edgeRegion = 'us-east-1'

/** Certificates of the stages, the firewall, and the sites behind it. */
export function edgeBlocks({ plan, stack, stages, open }: StackContext): Block[] {
  const { sites, workloads } = plan
  const regions = [
    ...(workloads.some(({ service }) => service.public) ? [stack.region] : []),
    ...(sites.length > 0 ? [edgeRegion] : []),
  ]
  const firewall = sites.length > 0 && stages.length > 0
  return [
    ...open.map((stage) =>
      block('module', [`${label(stage.name)}_certificate`], {
        source: '../../modules/certificate',
        domain: stage.host,
        zone_id: ref('data.aws_route53_zone.main.zone_id'),
        regions: [...new Set(regions)],
      }),
    ),
    ...(firewall ? [block('module', ['firewall'], { source: '../../modules/firewall', name: stack.cluster })] : []),
    ...stages.flatMap((stage) => sites.map((site) => siteCall(site, stage, plan.system))),
  ]
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
    certificate_arn: ref(`module.${label(stage.name)}_certificate.arns["${edgeRegion}"]`),
    zone_id: ref('data.aws_route53_zone.main.zone_id'),
    web_acl_arn: ref('module.firewall.arn'),
  })
}
