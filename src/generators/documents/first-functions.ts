import { automatic } from '../../design/promotion.ts'
import type { Blueprint } from '../../model/blueprint.ts'
import { sh } from './markdown.ts'

/**
 * A function cannot be made before its image is there, and the image of a stage is found by what the pipeline wrote down. So the
 * images come before the stacks. None where nothing runs as a function.
 */
export function recordedImages({ plan }: Blueprint): readonly (readonly [title: string, ...text: string[]])[] {
  const functions = plan.releases.filter(({ workload }) => workload.platform === 'functions')
  if (functions.length === 0) return []
  const first = automatic(plan).map(({ name }) => name)
  const [source] = first
  const others = functions.filter(({ stage }) => !first.includes(stage.name))
  const region = (stage: string) =>
    plan.stacks.find(({ stages }) => stages.includes(stage))?.region ?? plan.stacks[0]?.region ?? ''
  const copies = others.flatMap(({ stage, record, workload }) => {
    const from = functions.find((each) => each.stage.name === source && each.workload.name === workload.name)
    if (!from) return []
    return [
      `aws ssm put-parameter --region ${region(stage.name)} --name ${record} --type String --overwrite --value \\`,
      `  "$(aws ssm get-parameter --region ${region(from.stage.name)} --name ${from.record} --query Parameter.Value --output text)"`,
    ]
  })
  return [
    [
      'Images, before anything runs them',
      `Push to \`${plan.delivery.branch}\`: \`deliver\` builds, scans and signs the images, and writes down which of them ${first.map((name) => `\`${name}\``).join(', ')} runs. It ends red at its smoke test, since nothing answers yet. A function cannot be made without its image, so this comes before the stacks.`,
      ...(copies.length > 0 ? ['The other stages begin with the same images:', sh(copies)] : []),
    ],
  ]
}
