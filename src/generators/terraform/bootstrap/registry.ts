import type { Blueprint } from '../../../model/blueprint.ts'
import { type Block, block, call, commented, ref, template } from '../../../syntax/hcl/build.ts'

/** One repository for each image; what was pushed under a tag stays what it is. */
export function registry({ plan, spec }: Blueprint): Block[] {
  const repositories = { for_each: ref('aws_ecr_repository.this'), repository: ref('each.value.name') }
  return [
    block(
      'resource',
      ['aws_ecr_repository', 'this'],
      {
        for_each: call(
          'toset',
          plan.workloads.map(({ repository }) => repository),
        ),
        name: ref('each.value'),
        image_tag_mutability: 'IMMUTABLE',
      },
      [
        block('image_scanning_configuration', [], { scan_on_push: true }),
        block('encryption_configuration', [], { encryption_type: 'KMS' }),
        block('lifecycle', [], { prevent_destroy: true }),
      ],
    ),
    block('resource', ['aws_ecr_lifecycle_policy', 'this'], {
      ...repositories,
      policy: tidied,
    }),
    ...(spec.cloud.recovery ? replication(plan.system, spec.cloud.recovery) : []),
  ]
}

const tidied = call('jsonencode', {
  rules: [
    // Signatures and attestations have no tag either: those of what may still be promoted must outlive it.
    rule(1, 'What a push left behind', { tagStatus: 'untagged', ...count('sinceImagePushed', 180, 'days') }),
    // A build is half a dozen of them: the image, its index, what vouches for it.
    rule(2, 'Old builds', { tagStatus: 'any', ...count('imageCountMoreThan', 3000) }),
  ],
})

function rule(priority: number, description: string, selection: Parameters<typeof block>[2] & object) {
  return { rulePriority: priority, description, selection, action: { type: 'expire' } }
}

function count(countType: string, countNumber: number, countUnit?: string) {
  return { countType, countNumber, ...(countUnit && { countUnit }) }
}

function replication(system: string, region: string): Block[] {
  return [
    commented(
      'Repositories that copies are put into are made by AWS: immutable and tidied like the others.',
      block('resource', ['aws_ecr_repository_creation_template', 'recovery'], {
        region,
        prefix: system,
        applied_for: ['REPLICATION'],
        image_tag_mutability: 'IMMUTABLE',
        lifecycle_policy: tidied,
      }),
    ),
    block(
      'resource',
      ['aws_ecr_replication_configuration', 'recovery'],
      { depends_on: [ref('aws_ecr_repository_creation_template.recovery')] },
      [
        block('replication_configuration', [], {}, [
          block('rule', [], {}, [
            block('destination', [], { region, registry_id: ref('data.aws_caller_identity.current.account_id') }),
            block('repository_filter', [], { filter: template`${system}/`, filter_type: 'PREFIX_MATCH' }),
          ]),
        ]),
      ],
    ),
  ]
}
