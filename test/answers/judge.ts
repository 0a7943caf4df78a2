import { gapsOf } from '../../src/commands/generating/gaps.ts'
import { affordable } from '../../src/design/affordable.ts'
import { design } from '../../src/design/design.ts'
import { readSpec } from '../../src/design/read.ts'
import { make } from '../../src/generators/make.ts'
import type { Artifact } from '../../src/model/blueprint.ts'
import type { Spec } from '../../src/model/spec.ts'
import { provisions, worldOf } from '../laws/provisions.ts'
import { toldOf } from '../laws/told.ts'

/** What came of a spec: a refusal that says what to do, or an estate; and what is wrong with either. */
export interface Judged {
  readonly refused?: string
  readonly faults: readonly string[]
}

/** What a text asks for, whatever it is. */
export function judged(text: string): Judged {
  try {
    const { spec, problems } = readSpec({ path: 'devops.yaml', text })
    if (!spec) return refusal(problems)
    const dear = affordable(design(spec))
    return dear ? refusal([dear]) : { faults: estateFaults(spec) }
  } catch (error) {
    return { faults: [thrown(error)] }
  }
}

/** Designs, writes, reads and audits, and looks for what one file uses and no other provides. */
export function estateFaults(spec: Spec): string[] {
  try {
    const blueprint = design(spec)
    const artifacts = make(blueprint)
    const world = worldOf(blueprint, artifacts)
    return [
      ...toldOf(artifacts, spec, world.estate),
      ...Object.entries(provisions).flatMap(([what, missing]) => missing(world).map((each) => `${what}: ${each}`)),
      ...artifacts.flatMap(slipsIn),
      ...longNames(artifacts),
      ...(JSON.stringify(make(design(spec))) === JSON.stringify(artifacts) ? [] : ['twice is not the same']),
      ...gapsOf(blueprint).filter((gap) => slip.test(gap)),
    ]
  } catch (error) {
    return [thrown(error)]
  }
}

function thrown(error: unknown): string {
  return `throws: ${error instanceof Error ? error.stack?.split('\n').slice(0, 4).join(' ') : error}`
}

function refusal(problems: readonly { readonly message: string; readonly remedy: string }[]): Judged {
  const [first] = problems
  return {
    refused: first?.message ?? '',
    faults: problems
      .map(({ message, remedy }) => `${message}. ${remedy}`)
      .filter((said) => slip.test(said) || said.length < 20),
  }
}

/** What a program prints by mistake. */
const slip = /\bNaN\b|\bundefined\b|\[object \w+\]|\bInfinity\b/
const written: Readonly<Record<string, RegExp>> = {
  md: /^ *[-*] *$|, ,|,,|(?<!`)``(?![` ])(?<! ``)|(?<!\w)\( *\)(?!`)/m,
  yaml: /^ *- *$|\[ *,/m,
}

function slipsIn({ path, text }: Artifact): string[] {
  const code = /\.(?:js|ts|mjs|py|go|rb|php|java|cs)$/.test(path)
  // What is code, or stands as code in a document, has those words for its own.
  const prose = path.endsWith('.md') ? text.replace(/^```[\s\S]*?^```/gm, '') : text
  const found = [code ? undefined : slip.exec(prose), written[path.split('.').at(-1) ?? '']?.exec(prose)]
  return found.flatMap((each) => {
    if (!each) return []
    const line = prose.slice(prose.lastIndexOf('\n', each.index) + 1).split('\n')[0]
    return [`${path}: slip: ${line}`]
  })
}

/** Characters that AWS allows for the names of resources of a type. */
const most: Readonly<Record<string, number>> = {
  aws_iam_role: 64,
  aws_lb: 32,
  aws_lb_target_group: 32,
  aws_s3_bucket: 63,
  aws_db_instance: 63,
  aws_rds_cluster: 63,
  aws_elasticache_replication_group: 40,
  aws_elasticache_serverless_cache: 40,
  aws_opensearch_domain: 28,
  aws_opensearchserverless_collection: 32,
  aws_opensearchserverless_security_policy: 32,
  aws_opensearchserverless_access_policy: 32,
  aws_lambda_function: 64,
  aws_cloudwatch_event_rule: 64,
  aws_scheduler_schedule: 64,
  aws_sqs_queue: 80,
  aws_backup_vault: 50,
  aws_eks_cluster: 100,
  aws_msk_cluster: 64,
  aws_msk_serverless_cluster: 64,
  aws_redshiftserverless_namespace: 64,
  aws_redshiftserverless_workgroup: 64,
  aws_kinesis_stream: 128,
  aws_dynamodb_table: 255,
  aws_glue_catalog_database: 255,
  aws_athena_workgroup: 128,
  aws_wafv2_web_acl: 128,
  aws_iam_policy: 128,
  aws_launch_template: 128,
  aws_ecs_cluster: 255,
  aws_ecs_service: 255,
  aws_security_group: 255,
  aws_synthetics_canary: 255,
  aws_cloudfront_function: 64,
  aws_cloudfront_origin_access_control: 64,
  aws_cloudfront_response_headers_policy: 128,
  aws_db_proxy: 63,
  aws_vpc: 256,
}

/** Names of a module's resources with what its calls hand in, and of objects in the cluster. */
function longNames(artifacts: readonly Artifact[]): string[] {
  const terraform = artifacts.filter(({ path }) => path.endsWith('.tf'))
  const calls = terraform
    .filter(({ path }) => path.startsWith('terraform/stacks/'))
    .flatMap(({ path, text }) =>
      [...text.matchAll(/^module "[^"]+" \{\n([\s\S]*?)^\}/gm)].map(([, body = '']) => ({
        path,
        module: /source += "[./]*\/modules\/([\w-]+)"/.exec(body)?.[1],
        given: Object.fromEntries(
          [...body.matchAll(/^ {2}(\w+) += "([^"$]*)"$/gm)].map(([, key = '', value = '']) => [key, value]),
        ),
      })),
    )
  return terraform.flatMap(({ path, text }) => {
    const module = /^terraform\/modules\/([\w-]+)\//.exec(path)?.[1]
    const handed = module ? calls.filter((call) => call.module === module) : [{ path, given: {} }]
    return [...text.matchAll(/^resource "(\w+)" "[^"]+" \{\n([\s\S]*?)^\}/gm)].flatMap(([, type = '', body = '']) => {
      const [, form] =
        /^ {2}(?:name|bucket|identifier|domain_name|cluster_identifier|replication_group_id|function_name|cluster_name|namespace_name|workgroup_name) += ("[^"\n]*"|var\.\w+)$/m.exec(
          body,
        ) ?? []
      const limit = most[type]
      if (!form || !limit) return []
      return handed.flatMap(({ path: from, given }) => {
        const name = form.replaceAll(/"|\$\{var\.(\w+)\}|^var\.(\w+)$/g, (whole, one, other) =>
          whole === '"' ? '' : ((given as Record<string, string>)[one ?? other] ?? whole),
        )
        return name.includes('var.') || name.includes('${') || name.length <= limit
          ? []
          : [`${from}: ${type} ${name} has ${name.length} characters of ${limit}`]
      })
    })
  })
}
