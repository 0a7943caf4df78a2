import { Container, ranBy, StepContainer } from '../../kinds/kubernetes.ts'
import { option, type Ran } from '../../kinds/ran.ts'
import { TerraformResource } from '../../kinds/terraform.ts'
import type { Estate } from '../../model/estate.ts'
import type { Resource } from '../../model/resource.ts'
import { isUnknown } from '../../model/unknown.ts'
import type { Check } from '../check.ts'

export const check: Check<Container> = {
  title: 'Failover acts on a database that Terraform does not make',
  why: `The command is tried for the first time on the day of the disaster, and AWS answers that there is no such database.
Name the instance as Terraform does, or have Terraform make the replica that the procedure relies on.`,
  severity: 'high',
  level: 'default',
  on: [Container, StepContainer],
  controls: ['soc2/A1.2', 'nist-800-53/CP-10'],
  *run(container, { estate }) {
    for (const ran of ranBy(container)) {
      const named = databaseOf(ran)
      const made = named?.value === undefined ? [] : madeHere(estate, ran)
      if (
        !named ||
        made.length === 0 ||
        made.some((each) => mayBe(each.data.body[keys[each.data.type] ?? ''], named.value ?? ''))
      )
        continue
      yield {
        at: named.at,
        message: `no database here is called \`${named.value}\`; name one that Terraform makes`,
        related: made.slice(0, 3).map((each) => ({ resource: each, message: `this is \`${each.name}\`` })),
      }
    }
  },
  examples: [
    {
      bad: `
        -- failover.yaml --
        apiVersion: argoproj.io/v1alpha1
        kind: WorkflowTemplate
        metadata: { name: failover }
        spec:
          templates:
            - name: promote
              script:
                image: amazon/aws-cli:2.32.0
                command: [sh]
                source: |
                  aws rds promote-read-replica --db-instance-identifier production-replica-west
        -- main.tf --
        resource "aws_db_instance" "replica" {
          identifier          = "production-postgresql-replica"
          replicate_source_db = "production-postgresql"
        }
      `,
      good: `
        -- failover.yaml --
        apiVersion: argoproj.io/v1alpha1
        kind: WorkflowTemplate
        metadata: { name: failover }
        spec:
          templates:
            - name: promote
              script:
                image: amazon/aws-cli:2.32.0
                command: [sh]
                source: |
                  aws rds promote-read-replica --db-instance-identifier production-postgresql-replica
        -- main.tf --
        variable "environment" {}
        resource "aws_db_instance" "replica" {
          identifier          = "\${var.environment}-postgresql-replica"
          replicate_source_db = "production-postgresql"
        }
      `,
    },
  ],
}

const keys: Readonly<Record<string, string>> = { aws_db_instance: 'identifier', aws_rds_cluster: 'cluster_identifier' }
const options: Readonly<Record<string, string>> = {
  '--db-instance-identifier': 'aws_db_instance',
  '--db-cluster-identifier': 'aws_rds_cluster',
}
const verbs =
  /^(?:promote-read-replica|promote-read-replica-db-cluster|failover-db-cluster|reboot-db-instance|switchover-read-replica)$/

function databaseOf(ran: Ran) {
  const { name, words } = ran
  if (name !== 'aws' || words[0]?.text !== 'rds' || !verbs.test(words[1]?.text ?? '')) return undefined
  const flag = option(ran, ...Object.keys(options))
  return flag && words[words.indexOf(flag) + 1]
}

function madeHere(estate: Estate, ran: Ran): readonly Resource<TerraformResource>[] {
  const flag = option(ran, ...Object.keys(options))?.text ?? ''
  return estate.by(TerraformResource, byType).get(options[flag] ?? '') ?? []
}

function byType({ data }: Resource<TerraformResource>): string {
  return data.type
}

/** Whether an identifier that is known in part may come out as the name. */
function mayBe(identifier: unknown, name: string): boolean {
  if (typeof identifier === 'string') return identifier === name
  if (!isUnknown(identifier)) return true
  const parts = identifier.text.replace(/^"|"$/g, '').split(/\$\{[^}]*\}/)
  if (parts.length < 2) return true
  const escaped = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${escaped.join('.*')}$`).test(name)
}
