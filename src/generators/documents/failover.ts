import type { Blueprint } from '../../model/blueprint.ts'
import { printDuration } from '../../values/duration.ts'
import { takeover } from './takeover.ts'

/** How to go on in the recovery region, and how to practise it. Only where there is one. */
export function failover(blueprint: Blueprint): string | undefined {
  const { plan, spec } = blueprint
  const stage = plan.stages.find(({ standsInFor }) => standsInFor !== undefined)
  const stack = plan.stacks.find(({ name }) => name === stage?.stack)
  const production = plan.stages.find(({ name }) => name === stage?.standsInFor)
  if (!stage || !stack || !production) return undefined
  const replicas = plan.stores.flatMap(({ name, instances }) => {
    const instance = instances[stage.name]
    return instance?.replicaOf ? [{ name, identifier: instance.identifier, source: instance.replicaOf }] : []
  })
  const ecr = plan.delivery.registry === 'ecr'
  const empty = plan.stores.filter(({ name }) => !replicas.some((replica) => replica.name === name))
  return `${[
    `# When ${spec.cloud.region} is lost`,
    `The service goes on in ${stack.region}, as the stage \`${stage.name}\` in the cluster \`${stack.cluster}\`. Promised: within ${printDuration(spec.objectives.rto)}. One person decides and writes down when; going back takes a day of work, so a disturbance of minutes is waited out.`,
    '## 1. Be sure',
    `- Is it the region and not us? The health page of AWS, and \`aws sts get-caller-identity --region ${spec.cloud.region}\` from outside.\n- Nothing may write to the old database any more: if the region still half works, take the inbound rule from the security group${replicas.length > 1 ? 's' : ''} ${replicas.map(({ source }) => `\`${source}\``).join(', ')} there first.`,
    ...(replicas.length > 0
      ? [
          '## 2. Promote the data',
          `\`\`\`sh\n${replicas
            .map(({ identifier }) =>
              [
                `aws rds promote-read-replica --region ${stack.region} --db-instance-identifier ${identifier} --backup-retention-period 7`,
                `aws rds wait db-instance-available --region ${stack.region} --db-instance-identifier ${identifier}`,
                `aws rds modify-db-instance --region ${stack.region} --db-instance-identifier ${identifier} --multi-az --apply-immediately`,
              ].join('\n'),
            )
            .join(
              '\n',
            )}\n\`\`\`\n\nA promoted replica never follows its source again. Afterwards take \`replica_of\` from its module in \`${stack.path}\`, or the next apply tries to make it one again.`,
        ]
      : []),
    `## ${replicas.length > 0 ? 3 : 2}. Start what runs`,
    `\`\`\`sh\naws eks update-kubeconfig --name ${stack.cluster} --region ${stack.region}\nkubectl -n ${stage.namespace} get pods\nkubectl -n ${stage.namespace} rollout restart deployment${plan.rollouts.length > 0 ? restarted(stage.namespace) : ''}\n\`\`\`\n\nThe pods are there, with the images that were promoted last${ecr ? `, which the registry in ${stack.region} has copies of` : ''}; restarted, they connect to what is now writable. The autoscalers and the nodes follow the load.${empty.length > 0 ? ` Begin empty or from a copy of their backup: ${empty.map(({ name }) => `\`${name}\``).join(', ')}.` : ''}`,
    `## ${replicas.length > 0 ? 4 : 3}. Send people there`,
    takeover(blueprint, stage, production),
    '## Practise',
    `Twice a year, on a working day, without step 1: restore the newest copied snapshot as a new instance in ${stack.region}, let a copy of the namespace run against it, measure both times and write them here. A plan that was never tried is a wish.`,
  ].join('\n\n')}\n`
}

/** What takes new versions in by shares is no Deployment there. */
function restarted(namespace: string): string {
  return `\nkubectl -n ${namespace} get rollouts --output name | xargs -I NAME kubectl -n ${namespace} patch NAME --type merge --patch "{\\"spec\\": {\\"restartAt\\": \\"$(date -u +%FT%TZ)\\"}}"`
}
