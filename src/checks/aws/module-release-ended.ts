import { TerraformModuleCall } from '../../kinds/terraform.ts'
import type { Check } from '../check.ts'
import { endedOn } from './ended.ts'
import { pageOf } from './rows.ts'
import { unpatched } from './topics.ts'

interface Module {
  /** The inputs that hold a version; its name was another before. */
  readonly inputs: readonly string[]
  /** The product in the facts; an engine chooses where there is a choice. */
  readonly of: (engine: string) => string | undefined
}

const eks = () => 'eks'
/** Well-known modules of the registry, by their sources without the host. */
const modules: Readonly<Record<string, Module>> = {
  'terraform-aws-modules/eks/aws': { inputs: ['cluster_version', 'kubernetes_version'], of: eks },
  'terraform-aws-modules/eks/aws//modules/eks-managed-node-group': {
    inputs: ['cluster_version', 'kubernetes_version'],
    of: eks,
  },
  'cloudposse/eks-cluster/aws': { inputs: ['kubernetes_version'], of: eks },
  'terraform-aws-modules/rds/aws': {
    inputs: ['engine_version'],
    of: (engine) => ({ postgres: 'rds-postgresql', mysql: 'rds-mysql' })[engine],
  },
  'terraform-aws-modules/rds-aurora/aws': {
    inputs: ['engine_version'],
    of: (engine) => ({ 'aurora-postgresql': 'aurora-postgresql' })[engine],
  },
  'terraform-aws-modules/lambda/aws': { inputs: ['runtime'], of: () => 'aws-lambda' },
}

export const check: Check<TerraformModuleCall> = {
  ...pageOf({
    title: 'Module is told to make a release out of support',
    why: `What is out of ordinary support is upgraded by AWS on a day of its own choosing, or costs several times as much while
      it is not (extended support), or gets no fixes at all. Plan the upgrade before.`,
    ...unpatched,
    severity: 'high',
    sources: ['CKV_AWS_339', 'CKV_AWS_363'],
    examples: [
      `
          module "cluster" {
            source          = "terraform-aws-modules/eks/aws"
            version         = "~> 20.0"
        -   cluster_version = "1.28"
        +   cluster_version = "1.35"
          }
          module "orders" {
            source         = "terraform-aws-modules/rds/aws"
            version        = "~> 6.0"
            engine         = "postgres"
        -   engine_version = "12.4"
        +   engine_version = "17"
          }
          module "reports" {
            source  = "terraform-aws-modules/lambda/aws"
            version = "~> 8.0"
        -   runtime = "python3.9"
        +   runtime = "python3.13"
          }
      `,
    ],
  }),
  on: TerraformModuleCall,
  *run({ source = '', inputs }, { resource, on }) {
    const module = modules[source.replace(/^registry\.(?:terraform\.io|opentofu\.org)\//, '')]
    const product = module?.of(String(inputs.engine ?? ''))
    if (!module || !product) return
    for (const input of module.inputs) {
      const version = inputs[input]
      const wrong =
        typeof version === 'string' || typeof version === 'number' ? endedOn(on, product, String(version)) : undefined
      if (wrong) yield { at: [input], message: `\`${resource.name}\` is on ${wrong}` }
    }
  },
}
