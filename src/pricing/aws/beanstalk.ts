import type { TerraformBody } from '../../kinds/terraform.ts'
import { blocksIn, numberIn, textIn } from '../body.ts'
import { type Line, ofPart } from '../line.ts'
import type { Rule, Thing } from '../rule.ts'
import { disk } from './disk.ts'
import { rule as loadBalancers } from './load-balancers.ts'
import { machine } from './machine.ts'
import { rule as rds } from './rds.ts'
import { rule as watching } from './watching.ts'

/** An environment costs what it makes: machines, a load balancer, and what it is told to have beside. */
export const rule: Rule = {
  title: 'Elastic Beanstalk',
  types: {
    *aws_elastic_beanstalk_environment(thing) {
      const said = settingsOf(thing.body)
      yield* ofPart('machines', machines(inner(thing, 'ec2', {}), said))
      const logs = said('aws:elasticbeanstalk:cloudwatch:logs', 'StreamLogs')
      if (logs === 'true' || logs === true)
        yield* made('logs', watching, 'aws_cloudwatch_log_group', inner(thing, 'cloudwatch', {}))
      if (said('aws:elasticbeanstalk:environment', 'EnvironmentType') !== 'SingleInstance') {
        const type = textIn(said('aws:elasticbeanstalk:environment', 'LoadBalancerType')) ?? 'classic'
        yield* type === 'classic'
          ? made('load balancer', loadBalancers, 'aws_elb', inner(thing, 'elb', {}))
          : made('load balancer', loadBalancers, 'aws_lb', inner(thing, 'lb', { load_balancer_type: type }))
      }
      const database = (name: string) => said('aws:rds:dbinstance', name)
      if (database('DBInstanceClass') === undefined && database('DBEngine') === undefined) return
      yield* made(
        'database',
        rds,
        'aws_db_instance',
        inner(thing, 'db', {
          instance_class: database('DBInstanceClass') ?? 'db.t3.small',
          engine: database('DBEngine') ?? 'mysql',
          multi_az: database('MultiAZDatabase'),
          allocated_storage: database('DBAllocatedStorage'),
        }),
      )
    },
  },
}

type Said = (namespace: string, name: string) => unknown

function settingsOf({ setting }: TerraformBody): Said {
  const all = blocksIn(setting)
  return (namespace, name) => all.find((each) => each.namespace === namespace && each.name === name)?.value
}

/** What the environment makes, as a resource of its own whose use is told below the environment's. */
function inner(thing: Thing, use: string, body: TerraformBody): Thing {
  return { ...thing, body, use: (...path) => thing.use(use, ...path), said: (...path) => thing.said(use, ...path) }
}

function made(part: string, { types }: Rule, type: string, thing: Thing): Iterable<Line> {
  return ofPart(part, types[type]?.(thing) ?? [])
}

function* machines(thing: Thing, said: Said): Iterable<Line> {
  const types = textIn(said('aws:ec2:instances', 'InstanceTypes'))?.split(/\s*,\s*/)[0]
  const type = types ?? textIn(said('aws:autoscaling:launchconfiguration', 'InstanceType')) ?? 't3.micro'
  const count = numberIn(said('aws:autoscaling:asg', 'MinSize')) ?? 1
  yield* machine(thing, { instance_type: type }, { count })
  const root = (name: string) => said('aws:autoscaling:launchconfiguration', `RootVolume${name}`)
  yield* disk({ volume_type: root('Type'), volume_size: root('Size'), iops: root('IOPS') }, { count })
}
