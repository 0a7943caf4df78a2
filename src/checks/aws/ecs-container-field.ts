import { containerFields } from '../../facts/container-definition.ts'
import { TerraformResource } from '../../kinds/terraform.ts'
import { nearest } from '../../values/nearest.ts'
import type { Check } from '../check.ts'
import { type Body, bodyOf, found } from './body.ts'
import { pageOf } from './rows.ts'

export const check: Check<TerraformResource> = {
  ...pageOf({
    title: 'Container of a task has a setting that ECS does not read',
    why: `Container definitions are JSON, and what is misspelt in it, or stands in the container though it is the task's, is dropped
      without a word. What somebody meant to turn on or off stays as it was.`,
    severity: 'medium',
    controls: ['soc2/CC8.1', 'nist-800-53/CM-6'],
    sources: ['CKV_AWS_334', 'CKV_AWS_335'],
    examples: [
      {
        bad: `
          resource "aws_ecs_task_definition" "main" {
            family = "api"
            container_definitions = jsonencode([
              { name = "api", image = "api:1.4.2", readOnlyRootFileSystems = true, networkMode = "awsvpc" }
            ])
          }
        `,
        good: `
          resource "aws_ecs_task_definition" "main" {
            family       = "api"
            network_mode = "awsvpc"
            container_definitions = jsonencode([
              { name = "api", image = "api:1.4.2", readonlyRootFilesystem = true }
            ])
          }
        `,
      },
    ],
  }),
  on: TerraformResource,
  types: { aws_ecs_task_definition: ['container_definitions'] },
  *run(subject, { resource }) {
    const { body } = bodyOf(subject)
    for (const { at, value, owner, part } of found(body, ['container_definitions', 'name?']))
      for (const field of typeof value === 'string' ? Object.keys(owner) : []) {
        const advice = adviceOn(field, body)
        if (advice)
          yield {
            at,
            message: `the container \`${value}\` of \`${resource.name}\` has \`${field}\`, which ECS does not read; ${advice}`,
            ...(part && { part }),
          }
      }
  },
}

/** What was meant by a field that is none; a name that is like no other may be newer than what is known here. */
function adviceOn(field: string, task: Body): string | undefined {
  const row = containerFields.rows.find(({ name }) => name === field)
  if (row) return row.ofTask && task[row.ofTask] === undefined ? `\`${row.ofTask}\` of the task says it` : undefined
  const names = containerFields.rows.flatMap(({ name, ofTask }) => (ofTask ? [] : [name]))
  // Go reads the names of fields whatever letters are capital.
  if (names.some((name) => name.toLowerCase() === field.toLowerCase())) return undefined
  const [meant] = nearest(field, names, 1)
  return meant && `\`${meant}\` is what it knows`
}
