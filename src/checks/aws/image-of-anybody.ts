import { TerraformData } from '../../kinds/terraform.ts'
import { isMap } from '../../model/shape.ts'
import { isUnknown } from '../../model/unknown.ts'
import type { Check } from '../check.ts'
import { isSet } from './conditions.ts'
import { pageOf } from './rows.ts'

/** What narrows by itself whose images come into question. */
const owning = new Set(['owner-id', 'owner-alias', 'image-id'])

export const check: Check<TerraformData> = {
  ...pageOf({
    title: 'Machine image may be of anybody',
    why: `Anybody may publish an image under a name that fits the pattern, and the newest one wins: their code then runs on your machines
      with the rights of their role. Say in \`owners\` who makes it.`,
    severity: 'high',
    controls: ['soc2/CC6.8', 'nist-800-53/SR-4'],
    sources: ['CKV_AWS_386', 'AWS-0344'],
    examples: [
      `
          data "aws_ami" "ubuntu" {
            most_recent = true
        +   owners      = ["099720109477"]
            filter {
              name   = "name"
              values = ["ubuntu/images/hvm-ssd/ubuntu-noble-24.04-amd64-server-*"]
            }
          }
          data "aws_ami" "exact" {
            filter {
              name   = "image-id"
              values = ["ami-0123456789abcdef0"]
            }
          }
      `,
    ],
  }),
  on: TerraformData,
  types: { aws_ami: ['owners', 'filter'] },
  *run({ body }, { resource }) {
    if (body.count === 0 || isSet(body.owners) || isSet(body.executable_users)) return
    const filters = [body.filter ?? []].flat()
    if (
      filters.some((each) => !isMap(each) || isUnknown(each) || isUnknown(each.name) || owning.has(String(each.name)))
    )
      return
    const names = filters.flatMap((each) => (isMap(each) && each.name === 'name' ? [each.values].flat() : []))
    if (names.some((each) => typeof each === 'string' && /[*?]/.test(each)))
      yield { at: ['owners'], message: `\`${resource.name}\` takes the image of whoever calls it so; set \`owners\`` }
  },
}
